package com.bakery.training.registry.schedule;

import com.bakery.training.registry.sql.Columns;
import com.bakery.training.registry.sql.Ids;
import com.bakery.training.registry.tenancy.Transactions;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The schedules of tenants and of the platform. */
public final class ScheduleRepository {
    /**
     * The same settings again change nothing, so that a repeated call neither makes a planned run stale nor forgets a missed one. The first
     * revision is the time: were it 1, a schedule that is deleted and made anew would take the runs that were planned for the old one for its own.
     */
    private static final String SAVE =
            """
            INSERT INTO training_schedules AS old (tenant_id, cron, time_zone, paused, job_name, products, priority, force,
                settled_until, updated_at, revision)
            VALUES (:tenant, :cron, :zone, :paused, :name, CAST(:products AS uuid[]), :priority, :force, :now, :now,
                (1000000 * extract(epoch FROM clock_timestamp()))::bigint)
            ON CONFLICT (tenant_id) DO UPDATE
            SET cron = excluded.cron, time_zone = excluded.time_zone, paused = excluded.paused, job_name = excluded.job_name,
                products = excluded.products, priority = excluded.priority, force = excluded.force,
                settled_until = excluded.settled_until, updated_at = excluded.updated_at, revision = old.revision + 1
            WHERE (old.cron, old.time_zone, old.paused, old.job_name, old.products, old.priority, old.force) IS DISTINCT FROM
                (excluded.cron, excluded.time_zone, excluded.paused, excluded.job_name, excluded.products,
                 excluded.priority, excluded.force)
            """;

    private static final String UNSCHEDULED =
            """
            SELECT tenant_id FROM products
            WHERE (CAST(:after AS uuid) IS NULL OR tenant_id > CAST(:after AS uuid))
              AND EXISTS (SELECT FROM sales WHERE sales.tenant_id = products.tenant_id)
              AND NOT EXISTS (SELECT FROM training_schedules own WHERE own.tenant_id = products.tenant_id)
            GROUP BY tenant_id ORDER BY tenant_id LIMIT :limit
            """;

    private final Transactions transactions;

    public ScheduleRepository(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The tenant's own schedule. */
    public Optional<TrainingSchedule> find(UUID tenantId) {
        return transactions.inTenant(tenantId, db -> find(db, tenantId));
    }

    /** What trains everybody without a schedule of their own; empty where it is off. */
    public Optional<TrainingSchedule> platform() {
        return find(TrainingSchedule.PLATFORM);
    }

    private static Optional<TrainingSchedule> find(JdbcClient db, UUID tenantId) {
        return db.sql("SELECT * FROM training_schedules WHERE tenant_id = :tenant")
                .param("tenant", tenantId)
                .query((row, number) -> schedule(row))
                .optional();
    }

    /** All of them, the platform's included. */
    public List<TrainingSchedule> all() {
        return transactions.asSystem(db -> db.sql("SELECT * FROM training_schedules ORDER BY tenant_id")
                .query((row, number) -> schedule(row))
                .list());
    }

    /** Tenants with sales and without a schedule of their own, in the order of their ids, after {@code after}. */
    public List<UUID> tenantsWithoutSchedule(@Nullable UUID after, int limit) {
        return transactions.asSystem(db -> db.sql(UNSCHEDULED)
                .param("after", after, Types.OTHER)
                .param("limit", limit)
                .query(UUID.class)
                .list());
    }

    /**
     * Saves settings in place of those that are there. Times up to {@code now} count as settled: a new schedule begins with
     * its next time. The same settings again change nothing.
     *
     * @return the schedule as it is now
     */
    public TrainingSchedule save(UUID tenantId, ScheduleSettings settings, Instant now) {
        List<UUID> products = settings.products();
        return transactions.inTenant(tenantId, db -> {
            db.sql(SAVE)
                    .param("tenant", tenantId)
                    .param("cron", settings.cron())
                    .param("zone", settings.timeZone())
                    .param("paused", settings.paused())
                    .param("name", settings.jobName(), Types.VARCHAR)
                    .param("products", products == null ? null : Ids.texts(products), Types.ARRAY)
                    .param("priority", settings.priority())
                    .param("force", settings.force())
                    .param("now", Columns.utc(now))
                    .update();
            return find(db, tenantId).orElseThrow();
        });
    }

    /** Whether there was one to delete. */
    public boolean delete(UUID tenantId) {
        return transactions.inTenant(
                tenantId,
                db -> db.sql("DELETE FROM training_schedules WHERE tenant_id = :tenant")
                                .param("tenant", tenantId)
                                .update()
                        > 0);
    }

    /** Notes what became of a scheduled time, unless the settings changed meanwhile or a later time is settled already. */
    public void settle(TrainingSchedule schedule, ScheduleRun run) {
        transactions.runInTenant(schedule.tenantId(), db -> db.sql(
                        """
                        UPDATE training_schedules
                        SET settled_until = :time, last_run_at = :time, last_job_id = :job, last_error = :error
                        WHERE tenant_id = :tenant AND revision = :revision AND settled_until < :time
                        """)
                .param("time", Columns.utc(run.scheduledAt()))
                .param("job", run.jobId(), Types.OTHER)
                .param("error", run.error(), Types.VARCHAR)
                .param("tenant", schedule.tenantId())
                .param("revision", schedule.revision())
                .update());
    }

    private static TrainingSchedule schedule(ResultSet row) throws SQLException {
        return new TrainingSchedule(
                Columns.requiredUuid(row, "tenant_id"),
                new ScheduleSettings(
                        row.getString("cron"),
                        row.getString("time_zone"),
                        row.getBoolean("paused"),
                        Columns.text(row, "job_name"),
                        products(row),
                        row.getInt("priority"),
                        row.getBoolean("force")),
                row.getLong("revision"),
                Columns.requiredInstant(row, "settled_until"),
                Columns.instant(row, "last_run_at"),
                Columns.uuid(row, "last_job_id"),
                Columns.text(row, "last_error"),
                Columns.requiredInstant(row, "updated_at"));
    }

    private static @Nullable List<UUID> products(ResultSet row) throws SQLException {
        Array array = row.getArray("products");
        return array == null ? null : List.of((UUID[]) array.getArray());
    }
}
