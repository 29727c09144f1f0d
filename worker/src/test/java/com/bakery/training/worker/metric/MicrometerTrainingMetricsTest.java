package com.bakery.training.worker.metric;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.activities.ReconcileOutcome;
import com.bakery.training.workflows.training.JobOutcome;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The scrape is what dashboards read: names, labels and buckets are compared there. */
class MicrometerTrainingMetricsTest {
    private static final UUID TENANT = new UUID(0, 7);
    private static final String LABEL = "tenant_id=\"" + TENANT + "\"";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MicrometerTrainingMetrics metrics = new MicrometerTrainingMetrics(registry);

    @Test
    void everySeriesIsPresentFromATenantsFirstJobOn() {
        metrics.jobStarted(TENANT);

        assertThat(lines())
                .contains(
                        "training_jobs_total{status=\"completed\"," + LABEL + "} 0.0",
                        "training_jobs_total{status=\"failed\"," + LABEL + "} 0.0",
                        "training_jobs_total{status=\"cancelled\"," + LABEL + "} 0.0",
                        "models_trained_total{product_category=\"none\"," + LABEL + "} 0.0",
                        "training_duration_seconds_count{" + LABEL + "} 0",
                        "model_accuracy_percentage_count{" + LABEL + "} 0",
                        "model_mae_count{" + LABEL + "} 0");
    }

    @Test
    void aJobIsCountedByHowItEndedAndHowLongItTook() {
        metrics.jobEnded(TENANT, JobOutcome.FAILED, Duration.ofSeconds(45));

        assertThat(lines())
                .contains(
                        "training_jobs_total{status=\"failed\"," + LABEL + "} 1.0",
                        "training_duration_seconds_sum{" + LABEL + "} 45.0");
        assertThat(buckets("training_duration_seconds"))
                .containsExactly(
                        "10.0 0",
                        "30.0 0",
                        "60.0 1",
                        "120.0 1",
                        "300.0 1",
                        "600.0 1",
                        "1800.0 1",
                        "3600.0 1",
                        "+Inf 1");
    }

    @Test
    void whatTheReconcilerDoesIsThereFromTheStartAndCounted() {
        metrics.jobReconciled(ReconcileOutcome.RESTARTED);

        assertThat(lines())
                .contains(
                        "training_jobs_reconciled_total{outcome=\"restarted\"} 1.0",
                        "training_jobs_reconciled_total{outcome=\"overdue\"} 0.0",
                        "training_jobs_reconciled_total{outcome=\"unreachable\"} 0.0");
    }

    @Test
    void aModelIsCountedByItsCategoryAndSpreadOverTheBuckets() {
        metrics.modelTrained(TENANT, "bread", 82.5, 12.3);

        assertThat(lines()).contains("models_trained_total{product_category=\"bread\"," + LABEL + "} 1.0");
        assertThat(buckets("model_accuracy_percentage"))
                .containsExactly(
                        "50.0 0", "60.0 0", "70.0 0", "75.0 0", "80.0 0", "85.0 1", "90.0 1", "95.0 1", "100.0 1",
                        "+Inf 1");
        assertThat(buckets("model_mae"))
                .containsExactly("1.0 0", "5.0 0", "10.0 0", "20.0 1", "30.0 1", "50.0 1", "100.0 1", "+Inf 1");
    }

    @Test
    void anUndefinedAccuracyIsNotCounted() {
        metrics.modelTrained(TENANT, null, null, 1.5);

        assertThat(lines()).contains("models_trained_total{product_category=\"none\"," + LABEL + "} 1.0");
        assertThat(registry.scrape()).doesNotContain("model_accuracy_percentage");
    }

    private List<String> lines() {
        return registry.scrape().lines().toList();
    }

    private List<String> buckets(String name) {
        return lines().stream()
                .filter(line -> line.startsWith(name + "_bucket"))
                .map(line -> line.replaceAll(".*le=\"([^\"]+)\"\\} (\\d+).*", "$1 $2"))
                .toList();
    }
}
