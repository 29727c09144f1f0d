package com.bakery.training.worker.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MicrometerLiveMetricsTest {
    private static final UUID TENANT = new UUID(0, 7);
    private static final String LABEL = "tenant_id=\"" + TENANT + "\"";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MicrometerLiveMetrics metrics = new MicrometerLiveMetrics(registry);

    @Test
    void everyStepIsASeriesFromTheFirstScoredDayOn() {
        metrics.scored(TENANT, 3);
        assertThat(lines())
                .contains(
                        "model_live_days_scored_total{" + LABEL + "} 3.0",
                        "models_drifted_total{" + LABEL + "} 0.0",
                        "model_replacements_total{kind=\"promotion\"," + LABEL + "} 0.0",
                        "model_replacements_total{kind=\"rollback\"," + LABEL + "} 0.0");

        metrics.championWape(TENANT, 0.25);
        metrics.drifted(TENANT);
        metrics.replaced(TENANT, true);

        assertThat(lines())
                .contains(
                        "model_live_wape_percentage_bucket{" + LABEL + ",le=\"20.0\"} 0",
                        "model_live_wape_percentage_bucket{" + LABEL + ",le=\"30.0\"} 1",
                        "models_drifted_total{" + LABEL + "} 1.0",
                        "model_replacements_total{kind=\"promotion\"," + LABEL + "} 0.0",
                        "model_replacements_total{kind=\"rollback\"," + LABEL + "} 1.0");
    }

    private List<String> lines() {
        return registry.scrape().lines().toList();
    }
}
