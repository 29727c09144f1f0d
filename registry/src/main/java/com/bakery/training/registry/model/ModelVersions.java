package com.bakery.training.registry.model;

import com.bakery.training.registry.job.JobRun;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Names of versions: UTC seconds, free over models and reservations of the product. Each run of a job reserves its own, so
 * that a late write of a former run cannot touch this run's file. Callers hold the product's lock.
 */
final class ModelVersions {
    /** One of the next 3,600 seconds is free unless an hour of versions was reserved in this very second. */
    private static final String RESERVE =
            """
            UPDATE product_trainings SET reserved_version = (
                SELECT version FROM (
                    SELECT to_char(clock_timestamp()::timestamp + second * interval '1 second', 'YYYYMMDD_HH24MISS') AS version
                    FROM generate_series(0, 3600) AS second) candidate
                WHERE NOT EXISTS (SELECT 1 FROM trained_models model WHERE model.tenant_id = :tenant
                                  AND model.product_id = :product AND model.model_version = candidate.version)
                  AND NOT EXISTS (SELECT 1 FROM product_trainings other WHERE other.tenant_id = :tenant
                                  AND other.product_id = :product AND other.reserved_version = candidate.version)
                ORDER BY version LIMIT 1), reserved_run = :run
            WHERE tenant_id = :tenant AND job_id = :job AND product_id = :product
            RETURNING reserved_version
            """;

    private ModelVersions() {}

    static Optional<String> reserved(JdbcClient db, JobRun run, UUID productId) {
        return db.sql(
                        """
                        SELECT reserved_version FROM product_trainings
                        WHERE tenant_id = :tenant AND job_id = :job AND product_id = :product
                          AND reserved_run = :run
                        """)
                .param("tenant", run.tenantId())
                .param("job", run.jobId())
                .param("product", productId)
                .param("run", run.run())
                .query(String.class)
                .optional();
    }

    static Optional<String> reserve(JdbcClient db, JobRun run, UUID productId) {
        return db.sql(RESERVE)
                .param("tenant", run.tenantId())
                .param("job", run.jobId())
                .param("product", productId)
                .param("run", run.run())
                .query(String.class)
                .optional();
    }
}
