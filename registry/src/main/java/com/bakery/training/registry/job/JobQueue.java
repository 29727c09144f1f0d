package com.bakery.training.registry.job;

import com.bakery.training.registry.paging.Cursor;
import com.bakery.training.registry.paging.Page;
import com.bakery.training.registry.paging.PageRequest;
import com.bakery.training.registry.tenancy.Transactions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The queue over all tenants: higher priority first, then the oldest. Admission is the only way to become running. */
public final class JobQueue {
    /** One admission at a time, over all instances: two of them would both see the same free places. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('training-queue-admission', 0))";

    private static final String ENTRANCE =
            "SELECT pg_advisory_xact_lock(hashtextextended('training-queue-entrance', 0))";

    /** Materialised: as a plain sub-select with a row lock it may run again for every row, and admit more than it should. */
    private static final String ADMIT =
            """
            WITH next AS MATERIALIZED (
                SELECT id FROM training_job_queue WHERE status = 'pending'
                ORDER BY priority DESC, created_at, id LIMIT :places FOR UPDATE SKIP LOCKED),
            admitted AS (
                UPDATE training_job_queue job
                SET status = 'running', started_at = now(), deadline = now() + make_interval(secs => :seconds),
                    completed_at = NULL, stop_requested_at = NULL, current_step = 'starting', updated_at = now()
                FROM next WHERE job.id = next.id RETURNING job.*)
            SELECT * FROM admitted ORDER BY priority DESC, created_at, id
            """;

    private static final String POSITIONS =
            """
            SELECT * FROM (
                SELECT job.*, row_number() OVER (ORDER BY priority DESC, created_at, id) AS position
                FROM training_job_queue job WHERE status = 'pending') queue
            """;

    private final Transactions transactions;

    public JobQueue(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Takes the pending jobs that fit beside the running ones and marks them running from now to {@code maxTrainingTime}
     * from now. Safe to call from any number of instances at once.
     *
     * @param maxConcurrent jobs running at the same time, over all tenants and instances
     * @return the admitted jobs, in the order of the queue
     */
    public List<AdmittedJob> admit(int maxConcurrent, Duration maxTrainingTime) {
        return transactions.asSystem(db -> {
            db.sql(LOCK).query().singleRow();
            int places = maxConcurrent - countRunning(db);
            return places <= 0 ? List.of() : admit(db, places, maxTrainingTime);
        });
    }

    private static List<AdmittedJob> admit(JdbcClient db, int places, Duration maxTrainingTime) {
        return db.sql(ADMIT)
                .param("seconds", maxTrainingTime.toSeconds())
                .param("places", places)
                .query(JobRows::admitted)
                .list();
    }

    /** All running jobs, for the reconciler. */
    public List<AdmittedJob> running() {
        return transactions.asSystem(
                db -> db.sql("SELECT * FROM training_job_queue WHERE status = 'running' ORDER BY started_at, id")
                        .query(JobRows::admitted)
                        .list());
    }

    private static int countRunning(JdbcClient db) {
        return db.sql("SELECT count(*) FROM training_job_queue WHERE status = 'running'")
                .query(Integer.class)
                .single();
    }

    /**
     * The place that a job of this priority gets. Until the transaction ends no other job enters the queue: those that come
     * at the same moment each get a place of their own.
     */
    static int enter(JdbcClient db, int priority) {
        db.sql(ENTRANCE).query().singleRow();
        return db.sql("SELECT 1 + count(*) FROM training_job_queue WHERE status = 'pending' AND priority >= :priority")
                .param("priority", priority)
                .query(Integer.class)
                .single();
    }

    /** The tenant's pending jobs with their places over all tenants, in the order of the queue. */
    public Page<QueuedJob> pending(UUID tenantId, PageRequest page) {
        Cursor after = page.after(1);
        List<QueuedJob> rows = transactions.asSystem(db -> db.sql(
                        POSITIONS + " WHERE tenant_id = :tenant AND position > :after ORDER BY position LIMIT :rows")
                .param("tenant", tenantId)
                .param("after", after == null ? 0 : after.number(0))
                .param("rows", page.fetchSize())
                .query((row, number) -> new QueuedJob(row.getInt("position"), JobRows.job(row, number)))
                .list());
        return Page.of(rows, page, queued -> Cursor.of(queued.position()));
    }
}
