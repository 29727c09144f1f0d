package com.bakery.training.worker.metric;

import com.bakery.training.activities.live.LiveMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;

/** Counts what new sales showed about versions. Every series of a tenant is present from its first scored day on. Thread-safe. */
public final class MicrometerLiveMetrics implements LiveMetrics {
    private static final String TENANT = "tenant_id";
    /** Percent: the registry counts in whole numbers, every fraction would land in the bucket of 1. */
    private static final double[] WAPE_BUCKETS = {5, 10, 15, 20, 30, 40, 50, 75, 100, 200};

    private final MeterRegistry registry;

    public MicrometerLiveMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void scored(UUID tenantId, int days) {
        counter(tenantId, "model_live_days_scored", "Days of stored forecasts compared with actual sales")
                .increment(days);
        drift(tenantId).increment(0);
        replacement(tenantId, true).increment(0);
        replacement(tenantId, false).increment(0);
    }

    @Override
    public void championWape(UUID tenantId, double wape) {
        DistributionSummary.builder("model_live_wape_percentage")
                .description("WAPE of deployed models on actual sales in percent, seen at each scoring")
                .tag(TENANT, tenantId.toString())
                .serviceLevelObjectives(WAPE_BUCKETS)
                .register(registry)
                .record(100 * wape);
    }

    @Override
    public void drifted(UUID tenantId) {
        drift(tenantId).increment();
    }

    @Override
    public void replaced(UUID tenantId, boolean rolledBack) {
        replacement(tenantId, rolledBack).increment();
    }

    private Counter drift(UUID tenantId) {
        return counter(tenantId, "models_drifted", "Deployed models that drifted and were sent to retraining");
    }

    private Counter replacement(UUID tenantId, boolean rolledBack) {
        return Counter.builder("model_replacements")
                .description("Deployed models replaced on evidence from actual sales")
                .tag(TENANT, tenantId.toString())
                .tag("kind", rolledBack ? "rollback" : "promotion")
                .register(registry);
    }

    private Counter counter(UUID tenantId, String name, String description) {
        return Counter.builder(name)
                .description(description)
                .tag(TENANT, tenantId.toString())
                .register(registry);
    }
}
