package com.bakery.training.registry.external;

import com.bakery.training.registry.product.ProductRepository;
import com.bakery.training.registry.sales.CalendarDay;
import com.bakery.training.registry.sales.RegressorRepository;
import com.bakery.training.registry.sales.RegressorValue;
import com.bakery.training.registry.sales.SaleRow;
import com.bakery.training.registry.sql.Columns;
import com.bakery.training.registry.sql.Ids;
import com.bakery.training.registry.sql.TenantLock;
import com.bakery.training.registry.tenancy.Transactions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows of a tenant that a service delivered. What was uploaded stays as it is; what the same fetch wrote before is not written again, so that a row named twice
 * counts once.
 */
public final class FetchedRows {
    private static final String SALES =
            """
            INSERT INTO sales (tenant_id, product_id, day, quantity, unit_price, sold_out, source, fetched_at)
            SELECT :tenant, fetched.*, :source, :at
            FROM unnest(CAST(:products AS uuid[]), CAST(:days AS date[]), CAST(:quantities AS float8[]),
                CAST(:prices AS float8[]), CAST(:soldOut AS boolean[])) AS fetched
            ON CONFLICT (tenant_id, product_id, day) DO UPDATE
            SET quantity = excluded.quantity, unit_price = excluded.unit_price, sold_out = excluded.sold_out,
                source = excluded.source, fetched_at = excluded.fetched_at
            WHERE sales.source <> 'upload' AND sales.fetched_at < excluded.fetched_at
            """;

    private static final String NUMBERS =
            """
            INSERT INTO regressor_values (tenant_id, name, day, value, source, fetched_at)
            SELECT :tenant, fetched.*, :source, :at
            FROM unnest(CAST(:names AS text[]), CAST(:days AS date[]), CAST(:values AS float8[])) AS fetched
            ON CONFLICT (tenant_id, name, day) DO UPDATE
            SET value = excluded.value, source = excluded.source, fetched_at = excluded.fetched_at
            WHERE regressor_values.source <> 'upload' AND regressor_values.fetched_at < excluded.fetched_at
            """;

    private static final String HOLIDAYS =
            """
            INSERT INTO calendar_days (tenant_id, day, name, source)
            SELECT :tenant, fetched.day, fetched.name, :source
            FROM unnest(CAST(:days AS date[]), CAST(:names AS text[])) AS fetched (day, name)
            WHERE NOT EXISTS (SELECT FROM calendar_days own
                              WHERE own.tenant_id = :tenant AND own.day = fetched.day AND own.source = 'upload')
            ON CONFLICT DO NOTHING
            """;

    private final Transactions transactions;

    public FetchedRows(Transactions transactions) {
        this.transactions = transactions;
    }

    /** First and last day with a row of sales. */
    public record Days(LocalDate first, LocalDate last) {}

    /** The days the tenant has sales of, wherever they came from; nothing without sales. */
    public Optional<Days> sold(UUID tenantId) {
        return transactions.inTenant(tenantId, db -> db.sql(
                        """
                        SELECT first, last
                        FROM (SELECT min(day) AS first, max(day) AS last FROM sales WHERE tenant_id = :tenant) AS days
                        WHERE first IS NOT NULL
                        """)
                .param("tenant", tenantId)
                .query((row, number) -> new Days(Columns.requiredDate(row, "first"), Columns.requiredDate(row, "last")))
                .optional());
    }

    /**
     * Writes sales of products that exist, at most one row per product and day.
     *
     * @param at when the fetch began; the same for all its rows
     * @return rows written; the others were uploaded, or named before
     */
    public int sales(UUID tenantId, String source, Instant at, List<SaleRow> rows) {
        List<SaleRow> sorted = rows.stream()
                .sorted(Comparator.comparing(SaleRow::productId).thenComparing(SaleRow::day))
                .toList();
        return write(ProductRepository.LOCK, tenantId, db -> fetched(db, SALES, tenantId, source)
                .param("at", Columns.utc(at))
                .param(
                        "products",
                        Ids.texts(sorted.stream().map(SaleRow::productId).toList()))
                .param("days", texts(sorted.stream().map(SaleRow::day).toList()))
                .param("quantities", sorted.stream().map(SaleRow::quantity).toArray(Double[]::new))
                .param("prices", sorted.stream().map(SaleRow::unitPrice).toArray(Double[]::new))
                .param("soldOut", sorted.stream().map(SaleRow::soldOut).toArray(Boolean[]::new))
                .update());
    }

    /** The same for numbers by name and day. */
    public int numbers(UUID tenantId, String source, Instant at, List<RegressorValue> values) {
        List<RegressorValue> sorted = values.stream()
                .sorted(Comparator.comparing(RegressorValue::name).thenComparing(RegressorValue::day))
                .toList();
        return write(RegressorRepository.LOCK, tenantId, db -> fetched(db, NUMBERS, tenantId, source)
                .param("at", Columns.utc(at))
                .param("names", sorted.stream().map(RegressorValue::name).toArray(String[]::new))
                .param("days", texts(sorted.stream().map(RegressorValue::day).toList()))
                .param("values", sorted.stream().map(RegressorValue::value).toArray(Double[]::new))
                .update());
    }

    /** Names days that no upload names. Returns the names written. */
    public int holidays(UUID tenantId, String source, List<CalendarDay> days) {
        return write(RegressorRepository.LOCK, tenantId, db -> fetched(db, HOLIDAYS, tenantId, source)
                .param("days", texts(days.stream().map(CalendarDay::day).toList()))
                .param("names", days.stream().map(CalendarDay::name).toArray(String[]::new))
                .update());
    }

    /** Behind the lock of uploads, whose statements lock rows in another order. */
    private int write(String lock, UUID tenantId, Function<JdbcClient, Integer> statement) {
        return transactions.inTenant(tenantId, db -> {
            TenantLock.take(db, lock, tenantId);
            return statement.apply(db);
        });
    }

    private static JdbcClient.StatementSpec fetched(JdbcClient db, String sql, UUID tenantId, String source) {
        return db.sql(sql).param("tenant", tenantId).param("source", source);
    }

    private static String[] texts(List<LocalDate> days) {
        return days.stream().map(LocalDate::toString).toArray(String[]::new);
    }
}
