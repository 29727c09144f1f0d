package com.bakery.training.registry.sales;

import com.bakery.training.registry.sql.Columns;
import com.bakery.training.registry.sql.TenantLock;
import com.bakery.training.registry.tenancy.Transactions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is known about a shop's days: temperature, promotions … by name and day. */
public final class RegressorRepository {
    /** Uploads come in several calls inside one transaction, each sorted on its own. */
    public static final String LOCK = "regressors";

    private static final String UPSERT =
            """
            INSERT INTO regressor_values (tenant_id, name, day, value)
            SELECT :tenant, * FROM unnest(CAST(:names AS text[]), CAST(:days AS date[]), CAST(:values AS float8[]))
            ON CONFLICT (tenant_id, name, day) DO UPDATE SET value = excluded.value, source = 'upload', fetched_at = NULL
            """;

    private static final String DELETE =
            """
            DELETE FROM regressor_values
            USING unnest(CAST(:names AS text[]), CAST(:days AS date[])) AS unknown (name, day)
            WHERE tenant_id = :tenant AND regressor_values.name = unknown.name AND regressor_values.day = unknown.day
            """;

    /** The order in which rows are written. */
    private static final Comparator<RegressorValue> BY_KEY =
            Comparator.comparing(RegressorValue::name).thenComparing(RegressorValue::day);

    private final Transactions transactions;

    public RegressorRepository(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Writes uploaded values; one that is there is replaced, wherever it came from, or forgotten where the new one is unknown.
     *
     * @param values at most one per (name, day)
     */
    public void upsert(UUID tenantId, List<RegressorValue> values) {
        List<RegressorValue> sorted = values.stream().sorted(BY_KEY).toList();
        transactions.runInTenant(tenantId, db -> {
            TenantLock.take(db, LOCK, tenantId);
            statement(
                            db,
                            DELETE,
                            tenantId,
                            sorted.stream()
                                    .filter(value -> value.value() == null)
                                    .toList())
                    .update();
            List<RegressorValue> known =
                    sorted.stream().filter(value -> value.value() != null).toList();
            statement(db, UPSERT, tenantId, known)
                    .param("values", known.stream().map(RegressorValue::value).toArray(Double[]::new))
                    .update();
        });
    }

    private static JdbcClient.StatementSpec statement(
            JdbcClient db, String sql, UUID tenantId, List<RegressorValue> values) {
        return db.sql(sql)
                .param("tenant", tenantId)
                .param("names", values.stream().map(RegressorValue::name).toArray(String[]::new))
                .param(
                        "days",
                        values.stream().map(value -> value.day().toString()).toArray(String[]::new));
    }

    /** All regressors of the shop, by name. */
    public List<RegressorSeries> series(UUID tenantId) {
        Map<String, List<DayValue>> byName = new TreeMap<>();
        transactions.runInTenant(tenantId, db -> db.sql(
                        "SELECT name, day, value FROM regressor_values WHERE tenant_id = :tenant ORDER BY name, day")
                .param("tenant", tenantId)
                .query(row -> {
                    byName.computeIfAbsent(row.getString("name"), name -> new ArrayList<>())
                            .add(new DayValue(Columns.requiredDate(row, "day"), row.getDouble("value")));
                }));
        return byName.entrySet().stream()
                .map(entry -> new RegressorSeries(entry.getKey(), entry.getValue()))
                .toList();
    }
}
