package com.bakery.training.registry.job;

import com.bakery.training.registry.job.QueueSimulation.Pace;
import com.bakery.training.registry.job.QueueSimulation.Running;
import com.bakery.training.registry.job.QueueSimulation.Waiting;
import com.bakery.training.registry.sql.Columns;
import com.bakery.training.registry.tenancy.Transactions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How the queue stands over all tenants, and what waiting jobs may expect from what runs, what waits before them and how long jobs took lately. */
public final class QueueOutlook {
    private static final String LEFT =
            "greatest(0, coalesce(products_total, 0) - coalesce(products_completed, 0) - coalesce(products_failed, 0)) AS left_over";

    private static final String WAITING = "SELECT id, tenant_id, " + LEFT
            + " FROM training_job_queue WHERE status = 'pending' ORDER BY priority DESC, created_at, id";

    private static final String RUNNING = "SELECT tenant_id, estimated_completion, deadline, " + LEFT
            + " FROM training_job_queue WHERE status = 'running'";

    /**
     * Unchanged products count as products: the next job will have its share of them too. A retry's products were partly
     * trained before, so it says nothing. The grouping set without a tenant is the row over all.
     */
    private static final String PACE =
            """
            SELECT tenant_id, (sum(extract(epoch FROM completed_at - started_at)) / sum(products_total))::double precision AS seconds
            FROM (SELECT * FROM training_job_queue
                  WHERE status = 'completed' AND coalesce(retry_count, 0) = 0 AND products_total > 0
                    AND started_at IS NOT NULL AND completed_at >= started_at
                  ORDER BY completed_at DESC LIMIT 200) recent
            GROUP BY GROUPING SETS ((tenant_id), ()) HAVING count(*) > 0
            """;

    /** The queue looks every 30 s by itself, and the reconciler ends what is overdue: what is older has been missed several times. */
    private static final String HEALTH =
            """
            SELECT count(*) FILTER (WHERE status = 'running'), count(*) FILTER (WHERE status = 'pending'),
                   coalesce(extract(epoch FROM max(waits)), 0),
                   count(*) FILTER (WHERE waits > interval '2 minutes'),
                   count(*) FILTER (WHERE status = 'running' AND deadline < now() - interval '3 minutes')
            FROM (SELECT status, deadline, CASE WHEN status = 'pending' THEN greatest(interval '0',
                      now() - CASE WHEN coalesce(retry_count, 0) = 0 THEN created_at ELSE updated_at END) END AS waits
                  FROM training_job_queue WHERE status IN ('running', 'pending')) open
            """;

    private final Transactions transactions;

    public QueueOutlook(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * The places of all jobs that wait, of every tenant, by job id, the next one first.
     *
     * @param maxConcurrent jobs running at the same time
     */
    public Map<UUID, QueuePlace> places(int maxConcurrent, Instant now) {
        return transactions.asSystem(db -> {
            List<Waiting> waiting = waiting(db);
            return waiting.isEmpty()
                    ? Map.of()
                    : new QueueSimulation(maxConcurrent, running(db), pace(db), now).places(waiting);
        });
    }

    /** How the queue stands, with {@code maxConcurrent} jobs allowed at the same time. */
    public QueueHealth health(int maxConcurrent) {
        return transactions.asSystem(db -> db.sql(HEALTH)
                .query((row, number) -> {
                    int running = row.getInt(1);
                    int passedOver = Math.min(row.getInt(4), Math.max(0, maxConcurrent - running));
                    return new QueueHealth(running, row.getInt(2), row.getLong(3), row.getInt(5) + passedOver);
                })
                .single());
    }

    private static List<Waiting> waiting(JdbcClient db) {
        return db.sql(WAITING)
                .query((row, number) -> new Waiting(
                        Columns.requiredUuid(row, "id"),
                        Columns.requiredUuid(row, "tenant_id"),
                        row.getInt("left_over")))
                .list();
    }

    private static List<Running> running(JdbcClient db) {
        return db.sql(RUNNING)
                .query((row, number) -> new Running(
                        Columns.requiredUuid(row, "tenant_id"),
                        row.getInt("left_over"),
                        Columns.instant(row, "estimated_completion"),
                        Objects.requireNonNullElse(Columns.instant(row, "deadline"), Instant.EPOCH)))
                .list();
    }

    private static Pace pace(JdbcClient db) {
        Map<UUID, Double> seconds = new HashMap<>();
        db.sql(PACE).query(row -> {
            seconds.put(Columns.uuid(row, "tenant_id"), row.getDouble("seconds"));
        });
        Double overall = seconds.remove(null);
        return new Pace(seconds, overall);
    }
}
