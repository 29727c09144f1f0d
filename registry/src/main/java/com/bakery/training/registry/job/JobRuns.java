package com.bakery.training.registry.job;

import com.bakery.training.registry.sql.Columns;
import com.bakery.training.registry.tenancy.Transactions;
import java.sql.Types;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a run does to its job row: progress, end, and the retry that begins the next run. */
public final class JobRuns {
    private static final int MAX_STEP = 255;

    private final Transactions transactions;

    public JobRuns(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Puts progress into the row; the percentage never falls. A row that is no longer running is left alone.
     *
     * @return whether the row was running
     */
    public boolean saveProgress(JobRun run, JobProgress progress) {
        Instant completion = progress.estimatedCompletion();
        return transactions.inTenant(
                run.tenantId(),
                db -> db.sql(
                                        """
                        UPDATE training_job_queue
                        SET progress_percentage = greatest(progress_percentage, :percentage), current_step = :step,
                            products_completed = :completed, products_skipped = :skipped, products_failed = :failed,
                            products_total = :total, estimated_completion = :estimate, updated_at = now()
                        WHERE tenant_id = :tenant AND id = :job AND status = 'running' AND retry_count = :run
                        """)
                                .param("percentage", progress.percentage())
                                .param("step", cut(progress.currentStep()))
                                .param(
                                        "completed",
                                        progress.counts().completed()
                                                + progress.counts().skipped())
                                .param("skipped", progress.counts().skipped())
                                .param("failed", progress.counts().failed())
                                .param("total", progress.counts().total())
                                .param("estimate", completion == null ? null : Columns.utc(completion), Types.TIMESTAMP)
                                .param("tenant", run.tenantId())
                                .param("job", run.jobId())
                                .param("run", run.run())
                                .update()
                        > 0);
    }

    private static String cut(String step) {
        return step.length() <= MAX_STEP ? step : step.substring(0, MAX_STEP - 1) + "…";
    }

    /**
     * Ends a run in one transaction: status, times, counts from the product rows, and its event
     * ({@code training.completed}, or {@code training.failed} without a product). A second call changes nothing.
     *
     * @return whether this call ended it
     * @throws JobNotFoundException if there is no such job
     */
    public boolean finish(JobRun run, JobEnd end) {
        return transactions.inTenant(run.tenantId(), db -> {
            Job job = JobRows.lock(db, run.tenantId(), run.jobId());
            if (job.status() != JobStatus.RUNNING || job.retryCount() != run.run()) {
                return false;
            }
            releaseUnfinished(db, run);
            end(db, run, end);
            writeEvent(db, run, end);
            return true;
        });
    }

    /** Nothing works on an ended job: what was in a step waits again. */
    private static void releaseUnfinished(JdbcClient db, JobRun run) {
        db.sql(
                        "UPDATE product_trainings SET status = 'pending', step = NULL WHERE job_id = :job AND status = 'running'")
                .param("job", run.jobId())
                .update();
    }

    private static void end(JdbcClient db, JobRun run, JobEnd end) {
        Failure failure = end.failure();
        db.sql(
                        """
                        UPDATE training_job_queue SET status = :status, completed_at = now(), updated_at = now(),
                            progress_percentage = CASE :status WHEN 'completed' THEN 100 ELSE progress_percentage END,
                            current_step = :status, estimated_completion = NULL, error_type = :type, error_message = :message,
                            products_completed = counts.completed, products_skipped = counts.skipped,
                            products_failed = counts.failed,
                            products_total = CASE WHEN counts.total > 0 THEN counts.total ELSE products_total END
                        FROM (SELECT count(*) FILTER (WHERE status IN ('completed', 'skipped')) AS completed,
                                     count(*) FILTER (WHERE status = 'skipped') AS skipped,
                                     count(*) FILTER (WHERE status = 'failed') AS failed, count(*) AS total
                              FROM product_trainings WHERE job_id = :job) counts
                        WHERE tenant_id = :tenant AND id = :job
                        """)
                .param("status", end.status().label())
                .param("type", failure == null ? null : failure.type(), Types.VARCHAR)
                .param("message", failure == null ? null : failure.message(), Types.VARCHAR)
                .param("tenant", run.tenantId())
                .param("job", run.jobId())
                .update();
    }

    private static void writeEvent(JdbcClient db, JobRun run, JobEnd end) {
        Failure failure = end.failure();
        if (failure != null) {
            TrainingEvents.jobFailed(db, run, failure);
        } else if (end.status() == JobStatus.COMPLETED) {
            TrainingEvents.completed(db, run);
        }
    }

    /**
     * Puts an ended job back into the queue for the products that failed or were not reached, as its next run.
     *
     * @return the pending job
     * @throws JobNotFoundException if this tenant has none with that id
     * @throws JobStateException if the job has not ended, nothing of it is left to train, or the tenant is being erased
     */
    public Job retry(UUID tenantId, UUID jobId) {
        return transactions.inTenant(tenantId, db -> {
            boolean mayEnter = TenantGate.enter(db, tenantId);
            Job job = JobRows.lock(db, tenantId, jobId);
            if (!mayEnter) {
                throw new JobStateException("The tenant is being erased; job " + jobId + " cannot be retried");
            }
            if (!job.status().canBecome(JobStatus.PENDING)) {
                throw new JobStateException(
                        "Job " + jobId + " is " + job.status().label() + "; it has not ended");
            }
            requireUnfinished(db, job);
            resetFailed(db, job);
            requeue(db, job);
            return JobRows.lock(db, tenantId, jobId);
        });
    }

    private static void requireUnfinished(JdbcClient db, Job job) {
        boolean left = db.sql(
                        """
                        SELECT count(*) = 0 OR bool_or(status NOT IN ('completed', 'skipped'))
                        FROM product_trainings WHERE job_id = :job
                        """)
                .param("job", job.id())
                .query(Boolean.class)
                .single();
        if (!left) {
            throw new JobStateException("Job " + job.id() + " has no product left to train");
        }
    }

    private static void resetFailed(JdbcClient db, Job job) {
        db.sql(
                        """
                        UPDATE product_trainings SET status = 'pending', step = NULL,
                            error_type = NULL, error_message = NULL, recommended_action = NULL,
                            started_at = NULL, completed_at = NULL
                        WHERE job_id = :job AND status NOT IN ('completed', 'skipped')
                        """)
                .param("job", job.id())
                .update();
    }

    private static void requeue(JdbcClient db, Job job) {
        db.sql(
                        """
                        UPDATE training_job_queue
                        SET status = 'pending', retry_count = coalesce(retry_count, 0) + 1, started_at = NULL,
                            completed_at = NULL, deadline = NULL, stop_requested_at = NULL, error_type = NULL,
                            error_message = NULL, products_failed = 0,
                            progress_percentage = coalesce(100 * products_completed / nullif(products_total, 0), 0), current_step = 'queued',
                            updated_at = now()
                        WHERE tenant_id = :tenant AND id = :job
                        """)
                .param("tenant", job.tenantId())
                .param("job", job.id())
                .update();
    }
}
