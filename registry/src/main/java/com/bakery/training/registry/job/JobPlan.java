package com.bakery.training.registry.job;

import com.bakery.training.registry.sql.Ids;
import com.bakery.training.registry.tenancy.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The products of a job: written once, best-selling first, then worked off page by page. */
public final class JobPlan {
    /**
     * Best-selling by the revenue of the shop's last year: what sold well long ago is not important today. Where a price is
     * missing the shop's average price stands in; without any price the quantity decides.
     */
    private static final String SOLD =
            """
            recent AS (
                SELECT * FROM sales WHERE tenant_id = :tenant
                AND day > (SELECT max(day) FROM sales WHERE tenant_id = :tenant) - 365),
            price AS (SELECT coalesce(avg(unit_price), 1) AS usual FROM recent),
            sold AS (
                SELECT product_id, sum(quantity * coalesce(unit_price, price.usual)) AS revenue FROM recent, price
                GROUP BY product_id)
            """;

    private static final String INSERT = "WITH " + SOLD
            + """
            , wanted AS (
                SELECT unnest(products_to_train)::uuid AS id FROM training_job_queue
                WHERE id = :job AND products_to_train IS NOT NULL
                UNION
                SELECT DISTINCT sales.product_id FROM sales, training_job_queue job
                WHERE job.id = :job AND job.products_to_train IS NULL AND sales.tenant_id = :tenant)
            INSERT INTO product_trainings (job_id, tenant_id, product_id, product_name, rank)
            SELECT :job, :tenant, wanted.id, coalesce(product.name, wanted.id::text),
                   row_number() OVER (ORDER BY coalesce(sold.revenue, 0) DESC, product.name, wanted.id)
            FROM wanted
            LEFT JOIN products product ON product.tenant_id = :tenant AND product.id = wanted.id
            LEFT JOIN sold ON sold.product_id = wanted.id
            """;

    private final Transactions transactions;

    public JobPlan(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Writes a row for every product of the job, unless they are there: a restarted job and a retry keep their plan, also
     * when sales of new products came in meanwhile.
     *
     * @return what the rows say now
     * @throws JobNotRunningException if the job was stopped, has ended or is in another run
     */
    public ProductCounts plan(JobRun run) {
        return transactions.inTenant(run.tenantId(), db -> {
            Job job = JobRows.lock(db, run.tenantId(), run.jobId());
            if (job.status() != JobStatus.RUNNING || job.retryCount() != run.run()) {
                throw new JobNotRunningException(run);
            }
            if (counts(db, run.jobId()).total() == 0) {
                write(db, run);
            }
            return counts(db, run.jobId());
        });
    }

    private static void write(JdbcClient db, JobRun run) {
        int products = db.sql(INSERT)
                .param("job", run.jobId())
                .param("tenant", run.tenantId())
                .update();
        db.sql("UPDATE training_job_queue SET products_total = :total, updated_at = now() WHERE id = :job")
                .param("total", products)
                .param("job", run.jobId())
                .update();
    }

    /** The next {@code limit} products behind {@code afterRank} that are not ended, by rank. */
    public List<PlannedProduct> page(JobRun run, int afterRank, int limit) {
        return transactions.inTenant(run.tenantId(), db -> db.sql(
                        """
                        SELECT product_id, product_name, rank FROM product_trainings
                        WHERE tenant_id = :tenant AND job_id = :job AND rank > :after AND status IN ('pending', 'running')
                        ORDER BY rank LIMIT :limit
                        """)
                .param("tenant", run.tenantId())
                .param("job", run.jobId())
                .param("after", afterRank)
                .param("limit", limit)
                .query(JobPlan::product)
                .list());
    }

    private static PlannedProduct product(ResultSet row, int number) throws SQLException {
        return new PlannedProduct(row.getObject(1, UUID.class), row.getString(2), row.getInt(3));
    }

    /**
     * Ends products as skipped: unchanged since their deployed model. Ended ones are left alone.
     *
     * @return how many this call ended
     * @throws JobNotRunningException if the job was stopped, has ended or is in another run
     */
    public int markSkipped(JobRun run, List<UUID> products) {
        return transactions.inTenant(run.tenantId(), db -> {
            RunningJobs.requireRunning(db, run);
            return db.sql(
                            """
                            UPDATE product_trainings SET status = 'skipped', step = 'done', completed_at = now(),
                                started_at = coalesce(started_at, now())
                            WHERE tenant_id = :tenant AND job_id = :job AND product_id = ANY (CAST(:products AS uuid[]))
                              AND status IN ('pending', 'running')
                            """)
                    .param("tenant", run.tenantId())
                    .param("job", run.jobId())
                    .param("products", Ids.texts(products))
                    .update();
        });
    }

    /** What the rows of a job say now. */
    public ProductCounts counts(UUID tenantId, UUID jobId) {
        return transactions.inTenant(tenantId, db -> counts(db, jobId));
    }

    private static ProductCounts counts(JdbcClient db, UUID jobId) {
        return db.sql(
                        """
                        SELECT count(*), count(*) FILTER (WHERE status = 'completed'),
                               count(*) FILTER (WHERE status = 'skipped'), count(*) FILTER (WHERE status = 'failed')
                        FROM product_trainings WHERE job_id = :job
                        """)
                .param("job", jobId)
                .query((row, number) -> new ProductCounts(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4)))
                .single();
    }
}
