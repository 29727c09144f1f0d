package com.bakery.training.registry.job;

import java.sql.Types;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Imports and scheduled runs pile up while a job waits: a pending job takes them in, instead of one job each. */
final class PendingImports {
    private PendingImports() {}

    /**
     * Joins an import to a pending job: one that trains all its products anyway, or an earlier import's, which is widened.
     * Joins a scheduled run to one of the same schedule that still waits. Other people's jobs are never changed. The row
     * lock keeps the queue from admitting the job in between.
     */
    static Optional<IntakeResult> join(JdbcClient db, NewJob request) {
        if (request.origin() != JobOrigin.IMPORT && request.origin() != JobOrigin.SCHEDULE) {
            return Optional.empty();
        }
        Idempotencies.serialise(db, request.tenantId(), "import", "join");
        return pending(db, request.tenantId()).stream()
                .filter(job -> request.origin() == JobOrigin.IMPORT ? takesIn(job, request) : isLike(job, request))
                .findFirst()
                .map(job -> take(db, job, request.products()));
    }

    private static boolean takesIn(Job job, NewJob imported) {
        return covers(job, imported.products()) || job.origin() == JobOrigin.IMPORT;
    }

    private static boolean isLike(Job job, NewJob scheduled) {
        List<UUID> products = scheduled.products();
        return job.origin() == JobOrigin.SCHEDULE
                && job.force() == scheduled.force()
                && Objects.equals(job.productsToTrain(), products == null ? null : texts(products));
    }

    /** Retries are left out: they train only what failed. */
    private static List<Job> pending(JdbcClient db, UUID tenantId) {
        return db.sql(
                        """
                        SELECT * FROM training_job_queue
                        WHERE tenant_id = :tenant AND status = 'pending' AND coalesce(retry_count, 0) = 0
                        ORDER BY priority DESC, created_at, id FOR UPDATE
                        """)
                .param("tenant", tenantId)
                .query(JobRows::job)
                .list();
    }

    private static boolean covers(Job job, @Nullable List<UUID> products) {
        List<String> trained = job.productsToTrain();
        return trained == null || (products != null && trained.containsAll(texts(products)));
    }

    private static IntakeResult take(JdbcClient db, Job job, @Nullable List<UUID> products) {
        if (!covers(job, products)) {
            widen(db, job, products);
        }
        return result(db, job.tenantId(), job.id());
    }

    private static void widen(JdbcClient db, Job job, @Nullable List<UUID> products) {
        List<String> union = union(job.productsToTrain(), products);
        int total = union == null ? IntakeProducts.countSold(db, job.tenantId()) : union.size();
        db.sql(
                        """
                        UPDATE training_job_queue
                        SET products_to_train = :products, products_total = :total, updated_at = now() WHERE id = :job
                        """)
                .param("products", union == null ? null : union.toArray(String[]::new), Types.ARRAY)
                .param("total", total)
                .param("job", job.id())
                .update();
    }

    private static @Nullable List<String> union(@Nullable List<String> trained, @Nullable List<UUID> products) {
        if (trained == null || products == null) {
            return null;
        }
        Set<String> union = new LinkedHashSet<>(trained);
        union.addAll(texts(products));
        return List.copyOf(union);
    }

    private static List<String> texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }

    /** What a message gets whose job exists already; its place in the queue is nobody's question. */
    static IntakeResult result(JdbcClient db, UUID tenantId, UUID jobId) {
        return db.sql("SELECT * FROM training_job_queue WHERE tenant_id = :tenant AND id = :job")
                .param("tenant", tenantId)
                .param("job", jobId)
                .query(JobRows::job)
                .optional()
                .map(job -> new IntakeResult(
                        jobId, job.status(), null, Objects.requireNonNullElse(job.productsTotal(), 0), false))
                .orElseThrow(() -> new JobNotFoundException(jobId));
    }
}
