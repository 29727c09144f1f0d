package com.bakery.training.registry.job;

import com.bakery.training.registry.log.LogLevel;
import com.bakery.training.registry.log.NewLogEntry;
import com.bakery.training.registry.log.TrainingLog;
import com.bakery.training.registry.paging.Cursor;
import com.bakery.training.registry.paging.Page;
import com.bakery.training.registry.paging.PageRequest;
import com.bakery.training.registry.sql.Columns;
import com.bakery.training.registry.tenancy.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The products inside jobs: the step each is in, its failure, and what the API shows of them. */
public final class ProductTrainings {
    private final Transactions transactions;

    public ProductTrainings(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Says that a product is in a step now. A product that is ended stays ended.
     *
     * @param step the step's name in rows and answers
     * @return whether the product is being trained
     * @throws JobNotRunningException if the job was stopped, has ended or is in another run
     */
    public boolean startStep(JobRun run, UUID productId, String step) {
        return updateOpen(
                run, productId, "status = 'running', step = :step, started_at = coalesce(started_at, now())", step);
    }

    /**
     * Counts a finished fit, repeated work included.
     *
     * @throws JobNotRunningException if the job was stopped, has ended or is in another run
     */
    public void recordFit(JobRun run, UUID productId) {
        updateOpen(run, productId, "fits = fits + 1, step = coalesce(step, :step)", "fit");
    }

    private boolean updateOpen(JobRun run, UUID productId, String assignments, String step) {
        return transactions.inTenant(run.tenantId(), db -> {
            RunningJobs.requireRunning(db, run);
            return db.sql(
                                    "UPDATE product_trainings SET " + assignments
                                            + " WHERE job_id = :job AND product_id = :product AND status IN ('pending', 'running')")
                            .param("step", step)
                            .param("job", run.jobId())
                            .param("product", productId)
                            .update()
                    > 0;
        });
    }

    /**
     * Records why a product could not be trained: its row, a log line and the event {@code training.failed}, in one
     * transaction. A second call changes nothing.
     *
     * @return whether this call recorded it
     * @throws JobNotRunningException if the job was stopped, has ended or is in another run
     */
    public boolean fail(JobRun run, ProductFailure product) {
        return transactions.inTenant(run.tenantId(), db -> {
            RunningJobs.requireRunning(db, run);
            if (markFailed(db, run, product) == 0) {
                return false;
            }
            TrainingLog.append(db, run.tenantId(), List.of(line(run, product)));
            TrainingEvents.productFailed(db, run, product);
            return true;
        });
    }

    private static int markFailed(JdbcClient db, JobRun run, ProductFailure product) {
        return db.sql(
                        """
                        UPDATE product_trainings SET status = 'failed', step = :step, error_type = :type,
                            error_message = :message, recommended_action = :action, completed_at = now(),
                            started_at = coalesce(started_at, now())
                        WHERE job_id = :job AND product_id = :product AND status IN ('pending', 'running')
                        """)
                .param("step", product.step())
                .param("type", product.failure().type())
                .param("message", product.failure().message())
                .param("action", product.failure().recommendedAction())
                .param("job", run.jobId())
                .param("product", product.productId())
                .update();
    }

    private static NewLogEntry line(JobRun run, ProductFailure product) {
        return new NewLogEntry(
                run.jobId(),
                product.productId(),
                LogLevel.ERROR,
                product.step(),
                product.failure().message(),
                null,
                Map.of("error_type", product.failure().type(), "run", run.run()));
    }

    /** The products of a job by rank; none for a job of another tenant or a deleted one. */
    public Page<ProductTraining> list(UUID tenantId, UUID jobId, PageRequest page) {
        Cursor after = page.after(1);
        List<ProductTraining> rows = transactions.inTenant(tenantId, db -> db.sql(
                        """
                        SELECT training.* FROM product_trainings training
                        JOIN training_job_queue job ON job.id = training.job_id AND job.deleted_at IS NULL
                        WHERE training.tenant_id = :tenant AND training.job_id = :job AND training.rank > :after
                        ORDER BY training.rank LIMIT :rows
                        """)
                .param("tenant", tenantId)
                .param("job", jobId)
                .param("after", after == null ? 0 : after.number(0))
                .param("rows", page.fetchSize())
                .query(ProductTrainings::training)
                .list());
        return Page.of(rows, page, training -> Cursor.of(training.rank()));
    }

    /** How many products are in each step now, in no particular order; steps without a product are left out. */
    public Map<String, Integer> stepCounts(UUID tenantId, UUID jobId) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        transactions.runInTenant(tenantId, db -> db.sql(
                        """
                        SELECT step, count(*) AS products FROM product_trainings
                        WHERE tenant_id = :tenant AND job_id = :job AND status = 'running' AND step IS NOT NULL
                        GROUP BY step ORDER BY step
                        """)
                .param("tenant", tenantId)
                .param("job", jobId)
                .query(row -> {
                    counts.put(row.getString("step"), row.getInt("products"));
                }));
        return counts;
    }

    private static ProductTraining training(ResultSet row, int number) throws SQLException {
        return new ProductTraining(
                Columns.requiredUuid(row, "job_id"),
                Columns.requiredUuid(row, "product_id"),
                row.getString("product_name"),
                row.getInt("rank"),
                ProductStatus.labelled(row.getString("status")),
                Columns.text(row, "step"),
                Columns.uuid(row, "model_id"),
                Columns.text(row, "model_version"),
                Columns.text(row, "error_type"),
                Columns.text(row, "error_message"),
                Columns.text(row, "recommended_action"),
                row.getInt("fits"),
                Columns.instant(row, "started_at"),
                Columns.instant(row, "completed_at"));
    }
}
