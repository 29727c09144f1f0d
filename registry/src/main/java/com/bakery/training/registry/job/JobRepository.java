package com.bakery.training.registry.job;

import com.bakery.training.registry.paging.NewestFirst;
import com.bakery.training.registry.paging.Page;
import com.bakery.training.registry.paging.PageRequest;
import com.bakery.training.registry.sql.Columns;
import com.bakery.training.registry.tenancy.Transactions;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The jobs of one tenant, as its people see them: look up, stop, hide. Deleted jobs do not exist here. */
public final class JobRepository {
    private final Transactions transactions;

    public JobRepository(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The job, or empty if this tenant has none with that id. */
    public Optional<Job> find(UUID tenantId, UUID jobId) {
        return transactions.inTenant(tenantId, db -> db.sql(
                        """
                        SELECT * FROM training_job_queue
                        WHERE tenant_id = :tenant AND id = :job AND deleted_at IS NULL
                        """)
                .param("tenant", tenantId)
                .param("job", jobId)
                .query(JobRows::job)
                .optional());
    }

    /**
     * The tenant's jobs, newest first.
     *
     * @throws com.bakery.training.registry.paging.InvalidCursorException if the cursor is not from this list
     */
    public Page<Job> history(UUID tenantId, JobFilter filter, PageRequest page) {
        NewestFirst start = NewestFirst.of(page);
        return Page.of(
                transactions.inTenant(tenantId, db -> history(db, tenantId, filter, start, page.fetchSize())),
                page,
                job -> NewestFirst.cursor(job.createdAt(), job.id()));
    }

    private static List<Job> history(JdbcClient db, UUID tenantId, JobFilter filter, NewestFirst start, int rows) {
        JobStatus status = filter.status();
        return db.sql(
                        """
                        SELECT * FROM training_job_queue
                        WHERE tenant_id = :tenant AND deleted_at IS NULL AND (created_at, id) < (:time, :id)
                          AND (:status::text IS NULL OR status = :status)
                          AND (:from::timestamp IS NULL OR created_at >= :from)
                          AND (:to::timestamp IS NULL OR created_at < :to)
                        ORDER BY created_at DESC, id DESC LIMIT :rows
                        """)
                .param("tenant", tenantId)
                .param("time", start.time())
                .param("id", start.id())
                .param("status", status == null ? null : status.label(), Types.VARCHAR)
                .param("from", utcOrNull(filter.from()), Types.TIMESTAMP)
                .param("to", utcOrNull(filter.to()), Types.TIMESTAMP)
                .param("rows", rows)
                .query(JobRows::job)
                .list();
    }

    private static @Nullable LocalDateTime utcOrNull(@Nullable Instant instant) {
        return instant == null ? null : Columns.utc(instant);
    }

    /**
     * Asks for the end of a job. A pending job is cancelled at once; a running one is marked, and its workflow must be
     * cancelled by the caller (the reconciler does it if the caller cannot); an ended one is left alone.
     *
     * @return the job after the request
     * @throws JobNotFoundException if this tenant has none with that id
     */
    public Job requestStop(UUID tenantId, UUID jobId) {
        return transactions.inTenant(tenantId, db -> {
            Job job = JobRows.lock(db, tenantId, jobId);
            switch (job.status()) {
                case PENDING ->
                    change(db, job, "status = 'cancelled', completed_at = now(), current_step = 'cancelled'");
                case RUNNING -> change(db, job, "stop_requested_at = coalesce(stop_requested_at, now())");
                case COMPLETED, FAILED, CANCELLED -> {}
            }
            return JobRows.lock(db, tenantId, jobId);
        });
    }

    /**
     * Hides a job with its products and logs, and frees its Idempotency-Key. Models and audit rows stay, and so do the ids of
     * consumed messages: a message that comes again makes no second job.
     *
     * @throws JobNotFoundException if there is none, or it is hidden already
     * @throws JobStateException while it is pending or running
     */
    public void delete(UUID tenantId, UUID jobId) {
        transactions.runInTenant(tenantId, db -> {
            Job job = JobRows.lock(db, tenantId, jobId);
            if (!job.status().isEnded()) {
                throw new JobStateException(
                        "Job " + jobId + " is " + job.status().label() + "; stop it first");
            }
            change(db, job, "deleted_at = now()");
            Idempotencies.forget(db, tenantId, jobId);
        });
    }

    private static void change(JdbcClient db, Job job, String assignments) {
        db.sql("UPDATE training_job_queue SET updated_at = now(), " + assignments
                        + " WHERE tenant_id = :tenant AND id = :job")
                .param("tenant", job.tenantId())
                .param("job", job.id())
                .update();
    }
}
