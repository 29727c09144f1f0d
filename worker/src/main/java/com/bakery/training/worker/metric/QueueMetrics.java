package com.bakery.training.worker.metric;

import com.bakery.training.registry.event.OutboxRepository;
import com.bakery.training.registry.job.JobQueue;
import com.bakery.training.registry.job.QueueLoad;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/**
 * What waits: jobs and events, over all tenants. Every worker shows the same numbers; alerts take the largest. They are read now
 * and then, never by a scrape: a slow database would slow the scrapes of everything else.
 */
public final class QueueMetrics {
    private final JobQueue queue;
    private final OutboxRepository outbox;
    private volatile Sample last = new Sample(new QueueLoad(0, 0), 0);

    private record Sample(QueueLoad load, long events) {}

    public QueueMetrics(JobQueue queue, OutboxRepository outbox, MeterRegistry registry) {
        this.queue = queue;
        this.outbox = outbox;
        gauge(registry, "training_queue_pending_jobs", "Jobs that wait", sample -> sample.load()
                .pending());
        gauge(registry, "training_queue_running_jobs", "Jobs that run", sample -> sample.load()
                .running());
        gauge(registry, "training_outbox_waiting_events", "Events that wait for the broker", Sample::events);
    }

    /** Reads the numbers anew. */
    public void refresh() {
        last = new Sample(queue.load(), outbox.waiting());
    }

    private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<Sample> value) {
        Gauge.builder(name, this, self -> value.applyAsDouble(self.last))
                .description(description)
                .register(registry);
    }
}
