package com.bakery.training.worker.metric;

import com.bakery.training.registry.event.OutboxRepository;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Events that wait, over all tenants. Every worker shows the same number; alerts take the largest. It is read now and then, never by
 * a scrape: a slow database would slow the scrapes of everything else.
 */
public final class OutboxMetrics {
    private final OutboxRepository outbox;
    private volatile long waiting;

    public OutboxMetrics(OutboxRepository outbox, MeterRegistry registry) {
        this.outbox = outbox;
        Gauge.builder("training_outbox_waiting_events", this, metrics -> metrics.waiting)
                .description("Events that wait for the broker")
                .register(registry);
    }

    /** Reads the number anew. */
    public void refresh() {
        waiting = outbox.waiting();
    }
}
