package com.bakery.training.worker.metric;

import com.bakery.training.activities.external.ExternalMetrics;
import com.bakery.training.activities.external.http.SourceException.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts requests to other services as {@code external_requests_total}, by source and outcome. Thread-safe. */
public final class MicrometerExternalMetrics implements ExternalMetrics {
    private final MeterRegistry registry;

    public MicrometerExternalMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void request(String source, Outcome outcome) {
        Counter.builder("external_requests")
                .description("Requests to other services, repetitions included")
                .tag("source", source)
                .tag("outcome", outcome.label())
                .register(registry)
                .increment();
    }
}
