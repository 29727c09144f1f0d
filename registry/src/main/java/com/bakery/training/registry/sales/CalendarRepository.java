package com.bakery.training.registry.sales;

import com.bakery.training.registry.sql.Columns;
import com.bakery.training.registry.sql.TenantLock;
import com.bakery.training.registry.tenancy.Transactions;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The named days (holidays, feasts) that a tenant uploaded. */
public final class CalendarRepository {
    private static final String DELETE =
            "DELETE FROM calendar_days WHERE tenant_id = :tenant AND day = ANY (CAST(:days AS date[]))";

    private static final String INSERT =
            """
            INSERT INTO calendar_days (tenant_id, day, name)
            SELECT :tenant, * FROM unnest(CAST(:days AS date[]), CAST(:names AS text[])) ON CONFLICT DO NOTHING
            """;

    private final Transactions transactions;

    public CalendarRepository(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Replaces the names of some days.
     *
     * @param days every day the upload tells about, also those without a name
     * @param named the names; a day may have several
     */
    public void replace(UUID tenantId, Collection<LocalDate> days, List<CalendarDay> named) {
        transactions.runInTenant(tenantId, db -> {
            TenantLock.take(db, RegressorRepository.LOCK, tenantId);
            delete(db, tenantId, days);
            insert(db, tenantId, named);
        });
    }

    private static void delete(JdbcClient db, UUID tenantId, Collection<LocalDate> days) {
        db.sql(DELETE)
                .param("tenant", tenantId)
                .param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
                .update();
    }

    private static void insert(JdbcClient db, UUID tenantId, List<CalendarDay> named) {
        db.sql(INSERT)
                .param("tenant", tenantId)
                .param("days", named.stream().map(day -> day.day().toString()).toArray(String[]::new))
                .param("names", named.stream().map(CalendarDay::name).toArray(String[]::new))
                .update();
    }

    /** All named days, by day and name. */
    public List<CalendarDay> days(UUID tenantId) {
        return transactions.inTenant(tenantId, db -> db.sql(
                        "SELECT day, name FROM calendar_days WHERE tenant_id = :tenant ORDER BY day, name")
                .param("tenant", tenantId)
                .query((row, number) -> new CalendarDay(Columns.requiredDate(row, "day"), row.getString("name")))
                .list());
    }
}
