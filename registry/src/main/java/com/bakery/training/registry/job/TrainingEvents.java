package com.bakery.training.registry.job;

import java.sql.Types;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes the service's events into the outbox, inside the transaction of the change they tell of. The key of an event says
 * what it is about (job, run, product), so that it is written once however often the change is tried.
 */
final class TrainingEvents {
    private static final String EXCHANGE = "training";
    private static final String COMPLETED = "training.completed";
    private static final String FAILED = "training.failed";

    /** A job of thousands must stay one message; the models beyond are read from the API. */
    private static final int MAX_MODELS = 1000;

    private static final String COMPLETED_BODY =
            """
            WITH models AS (
                SELECT model.product_id, model.product_name, model.model_version, metric.accuracy_percentage AS accuracy,
                       metric.mae, metric.rmse, metric.r2_score, training.rank
                FROM product_trainings training
                JOIN trained_models model ON model.id = training.model_id
                LEFT JOIN model_performance_metrics metric ON metric.model_id = model.id
                WHERE training.job_id = :job AND training.status = 'completed'),
            listed AS (SELECT * FROM models ORDER BY rank LIMIT :max)
            SELECT json_build_object(
                'event_type', 'training_completed', 'tenant_id', job.tenant_id, 'job_id', job.id, 'job_name', job.job_name,
                'status', job.status,
                'results', json_build_object(
                    'successful_trainings', job.products_completed, 'failed_trainings', job.products_failed,
                    'total_products', job.products_total,
                    'models_created', coalesce((SELECT json_agg(json_build_object(
                        'product_id', product_id, 'product_name', product_name, 'model_version', model_version,
                        'accuracy', trim_scale(accuracy), 'mae', trim_scale(mae), 'rmse', trim_scale(rmse),
                        'r2_score', trim_scale(r2_score)) ORDER BY rank) FROM listed), '[]'::json),
                    'average_accuracy', (SELECT trim_scale(round(avg(accuracy), 2)) FROM models),
                    'training_duration_seconds', round(extract(epoch FROM job.completed_at - job.started_at))),
                'started_at', to_char(job.started_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                'completed_at', to_char(job.completed_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                'timestamp', to_char(now(), 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
            FROM training_job_queue job WHERE job.id = :job
            """;

    private static final String FAILED_BODY =
            """
            SELECT json_build_object(
                'event_type', 'training_failed', 'tenant_id', :tenant::uuid, 'job_id', :job::uuid,
                'product_id', :product::uuid, 'product_name', :name::text, 'error_type', :type::text,
                'error_message', :message::text, 'recommended_action', :action::text, 'severity', :severity::text,
                'timestamp', to_char(now(), 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
            """;

    private static final String INSERT =
            """
            INSERT INTO outbox (id, tenant_id, job_id, exchange, routing_key, event_key, payload)
            VALUES (:id, :tenant, :job, :exchange, :routingKey, :eventKey, (%s))
            ON CONFLICT (event_key) DO NOTHING
            """;

    private TrainingEvents() {}

    /** The run ended as completed; its job row says so already. */
    static void completed(JdbcClient db, JobRun run) {
        insert(db, run, COMPLETED, COMPLETED_BODY, key(COMPLETED, run))
                .param("max", MAX_MODELS)
                .update();
    }

    /** The job as a whole failed. */
    static void jobFailed(JdbcClient db, JobRun run, Failure failure) {
        failed(db, run, null, null, failure, key(FAILED, run));
    }

    /** One product of the job could not be trained. */
    static void productFailed(JdbcClient db, JobRun run, ProductFailure product) {
        String key = key(FAILED, run) + "/" + product.productId();
        failed(db, run, product.productId(), product.productName(), product.failure(), key);
    }

    private static void failed(
            JdbcClient db, JobRun run, @Nullable UUID product, @Nullable String name, Failure failure, String key) {
        insert(db, run, FAILED, FAILED_BODY, key)
                .param("product", product, Types.OTHER)
                .param("name", name, Types.VARCHAR)
                .param("type", failure.type())
                .param("message", failure.message())
                .param("action", failure.recommendedAction())
                .param("severity", failure.severity())
                .update();
    }

    private static JdbcClient.StatementSpec insert(
            JdbcClient db, JobRun run, String routingKey, String body, String eventKey) {
        return db.sql(INSERT.formatted(body))
                .param("id", UUID.randomUUID())
                .param("tenant", run.tenantId())
                .param("job", run.jobId())
                .param("exchange", EXCHANGE)
                .param("routingKey", routingKey)
                .param("eventKey", eventKey);
    }

    private static String key(String routingKey, JobRun run) {
        return routingKey + "/" + run.jobId() + "/" + run.run();
    }
}
