package com.bakery.training.worker.metric;

import com.bakery.training.activities.ReconcileOutcome;
import com.bakery.training.activities.TrainingMetrics;
import com.bakery.training.workflows.training.JobOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Counts what is trained. The names differ from those that dashboards read by what the Prometheus registry appends: a
 * counter gets {@code _total}, a timer {@code _seconds}. Thread-safe.
 */
public final class MicrometerTrainingMetrics implements TrainingMetrics {
    private static final String TENANT = "tenant_id";
    private static final String STATUS = "status";
    private static final String CATEGORY = "product_category";

    /** A product without a category. */
    private static final String NO_CATEGORY = "none";

    private static final Duration[] DURATION_BUCKETS = LongStream.of(10, 30, 60, 120, 300, 600, 1800, 3600)
            .mapToObj(Duration::ofSeconds)
            .toArray(Duration[]::new);
    private static final double[] ACCURACY_BUCKETS = {50, 60, 70, 75, 80, 85, 90, 95, 100};
    private static final double[] MAE_BUCKETS = {1, 5, 10, 20, 30, 50, 100};

    private final MeterRegistry registry;

    public MicrometerTrainingMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (ReconcileOutcome outcome : ReconcileOutcome.values()) {
            reconciled(outcome).increment(0);
        }
    }

    /** Makes every series of the tenant present from now on, most of them at 0. */
    @Override
    public void jobStarted(UUID tenantId) {
        for (JobOutcome outcome : JobOutcome.values()) {
            jobs(tenantId, outcome).increment(0);
        }
        duration(tenantId);
        models(tenantId, null).increment(0);
        accuracy(tenantId);
        mae(tenantId);
    }

    @Override
    public void jobEnded(UUID tenantId, JobOutcome outcome, Duration duration) {
        jobs(tenantId, outcome).increment();
        duration(tenantId).record(duration);
    }

    @Override
    public void jobReconciled(ReconcileOutcome outcome) {
        reconciled(outcome).increment();
    }

    @Override
    public void modelTrained(
            UUID tenantId, @Nullable String category, @Nullable Double accuracyPercentage, @Nullable Double mae) {
        models(tenantId, category).increment();
        if (accuracyPercentage != null) {
            accuracy(tenantId).record(accuracyPercentage);
        }
        if (mae != null) {
            mae(tenantId).record(mae);
        }
    }

    private Counter jobs(UUID tenantId, JobOutcome outcome) {
        return Counter.builder("training_jobs")
                .description("Total training jobs started")
                .tag(TENANT, tenantId.toString())
                .tag(STATUS, outcome.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    private Counter reconciled(ReconcileOutcome outcome) {
        return Counter.builder("training_jobs_reconciled")
                .description("Running jobs that did not agree with their workflows, by what the reconciler did")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    private Timer duration(UUID tenantId) {
        return Timer.builder("training_duration")
                .description("Training job duration")
                .tag(TENANT, tenantId.toString())
                .serviceLevelObjectives(DURATION_BUCKETS)
                .register(registry);
    }

    private Counter models(UUID tenantId, @Nullable String category) {
        return Counter.builder("models_trained")
                .description("Total models successfully trained")
                .tag(TENANT, tenantId.toString())
                .tag(CATEGORY, category == null || category.isBlank() ? NO_CATEGORY : category)
                .register(registry);
    }

    private DistributionSummary accuracy(UUID tenantId) {
        return DistributionSummary.builder("model_accuracy_percentage")
                .description("Distribution of model accuracy scores")
                .tag(TENANT, tenantId.toString())
                .serviceLevelObjectives(ACCURACY_BUCKETS)
                .register(registry);
    }

    private DistributionSummary mae(UUID tenantId) {
        return DistributionSummary.builder("model_mae")
                .description("Distribution of Mean Absolute Error")
                .tag(TENANT, tenantId.toString())
                .serviceLevelObjectives(MAE_BUCKETS)
                .register(registry);
    }
}
