package com.bakery.training.registry.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.event.OutboxEvent;
import com.bakery.training.registry.model.Registrations;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bodies of the events, word by word as their readers know them. */
class TrainingEventsIT {
    private static final Failure TOO_SHORT = new Failure(
            "InsufficientDataError",
            "Product requires minimum 30 days of sales data. Currently: 15 days.",
            "Collect more sales data before retraining",
            "medium");

    private RegistryDatabase database;
    private TestRegistry registry;
    private UUID tenant;
    private UUID baguette;
    private UUID croissant;
    private JobRun run;

    @BeforeEach
    void runAJob() {
        database = RegistryDatabase.open();
        registry = database.registry();
        tenant = UUID.randomUUID();
        baguette = registry.product(tenant, "Baguette", 5, 40);
        croissant = registry.product(tenant, "Croissant", 3, 40);
        run = registry.runningJob(tenant);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theCompletedEventSaysWhatTheContractSays() {
        String version = registry.models
                .register(Registrations.of(registry, run, baguette).build())
                .modelVersion();
        registry.trainings.fail(run, failure());
        registry.runs.finish(run, JobEnd.completed());

        JsonNode event = JsonMapper.shared().readTree(events().get(1).payload());

        Job job = job();
        assertThat(event)
                .isEqualTo(JsonMapper.shared()
                        .readTree(
                                """
                        {"event_type": "training_completed", "tenant_id": "%s", "job_id": "%s", "job_name": "Test job",
                         "status": "completed",
                         "results": {"successful_trainings": 1, "failed_trainings": 1, "total_products": 2,
                           "models_created": [{"product_id": "%s", "product_name": "Baguette", "model_version": "%s",
                             "accuracy": 82.5, "mae": 12.3, "rmse": 18.7, "r2_score": 0.78}],
                           "average_accuracy": 82.5, "training_duration_seconds": %d},
                         "started_at": "%s", "completed_at": "%s", "timestamp": "%s"}
                        """
                                        .formatted(
                                                tenant,
                                                run.jobId(),
                                                baguette,
                                                version,
                                                Math.round(Duration.between(job.startedAt(), job.completedAt())
                                                                .toMillis()
                                                        / 1000.0),
                                                seconds(job.startedAt()),
                                                seconds(job.completedAt()),
                                                seconds(job.completedAt()))));
    }

    private static String seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    @Test
    void theFailedEventsSayWhatTheContractSaysWithAProductAndWithout() {
        registry.trainings.fail(run, failure());
        registry.runs.finish(run, JobEnd.failed(new Failure("DeadlineExceededError", "Too long", "Retry", "high")));

        List<OutboxEvent> events = events();
        JsonNode product = JsonMapper.shared().readTree(events.get(0).payload());
        JsonNode job = JsonMapper.shared().readTree(events.get(1).payload());

        assertThat(product)
                .isEqualTo(JsonMapper.shared()
                        .readTree(
                                """
                        {"event_type": "training_failed", "tenant_id": "%s", "job_id": "%s", "product_id": "%s",
                         "product_name": "Croissant", "error_type": "InsufficientDataError",
                         "error_message": "Product requires minimum 30 days of sales data. Currently: 15 days.",
                         "recommended_action": "Collect more sales data before retraining", "severity": "medium",
                         "timestamp": "%s"}
                        """
                                        .formatted(
                                                tenant,
                                                run.jobId(),
                                                croissant,
                                                product.get("timestamp").asString())));
        assertThat(job.propertyNames()).containsExactlyElementsOf(product.propertyNames());
        assertThat(job.get("product_id").isNull()).isTrue();
        assertThat(job.get("product_name").isNull()).isTrue();
        assertThat(job.get("error_type").asString()).isEqualTo("DeadlineExceededError");
        assertThat(job().errorType()).isEqualTo("DeadlineExceededError");
        assertThat(job().errorMessage()).isEqualTo("Too long");
    }

    @Test
    void theEventOfAHugeJobListsAThousandModels() {
        database.superuser()
                .sql(
                        """
                        INSERT INTO trained_models (id, tenant_id, product_id, product_name, model_version, model_path, training_job_id)
                        SELECT gen_random_uuid(), :tenant, gen_random_uuid(), 'P' || n, '20261123_120000', 'p', :job
                        FROM generate_series(1, 1200) n
                        """)
                .param("tenant", tenant)
                .param("job", run.jobId())
                .update();
        database.superuser()
                .sql(
                        """
                        INSERT INTO product_trainings (job_id, tenant_id, product_id, product_name, rank, status, model_id)
                        SELECT :job, tenant_id, product_id, product_name, 100 + row_number() OVER (), 'completed', id
                        FROM trained_models WHERE training_job_id = :job
                        """)
                .param("job", run.jobId())
                .update();
        registry.runs.finish(run, JobEnd.completed());

        JsonNode results =
                JsonMapper.shared().readTree(events().get(0).payload()).get("results");
        assertThat(results.get("successful_trainings").asInt()).isEqualTo(1200);
        assertThat(results.get("models_created").size()).isEqualTo(1000);
        assertThat(results.get("average_accuracy").isNull()).isTrue();
    }

    private Job job() {
        return registry.jobs.find(tenant, run.jobId()).orElseThrow();
    }

    private List<OutboxEvent> events() {
        return registry.outbox.claim(100, Duration.ofSeconds(30));
    }

    private ProductFailure failure() {
        return new ProductFailure(croissant, "Croissant", "collect", TOO_SHORT);
    }
}
