package com.bakery.training.api.queue;

import com.bakery.training.registry.job.QueueHealth;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Shows how the queue stands, over all tenants. Read here and not by the workers: that no worker lives is what it has to show.
 * Every instance shows the same.
 */
@Component
class QueueMetrics implements MeterBinder {
    /** The gauges of one scrape share a look at the queue. */
    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    private final QueuePlaces queue;
    private @Nullable QueueHealth last;
    private long readAt;

    QueueMetrics(QueuePlaces queue) {
        this.queue = queue;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge("training_queue_jobs", "Jobs of all tenants that wait or run", QueueHealth::pending)
                .tag("status", "pending")
                .register(registry);
        gauge("training_queue_jobs", "Jobs of all tenants that wait or run", QueueHealth::running)
                .tag("status", "running")
                .register(registry);
        gauge(
                        "training_queue_oldest_pending_seconds",
                        "How long the oldest waiting job waits",
                        QueueHealth::oldestPendingSeconds)
                .register(registry);
        gauge("training_queue_stuck_jobs", "Jobs that nothing seems to work on", QueueHealth::stuck)
                .register(registry);
    }

    /** A database that is away is shown as a value that is not a number. */
    private Gauge.Builder<QueueMetrics> gauge(String name, String description, ToDoubleFunction<QueueHealth> value) {
        return Gauge.builder(name, this, metrics -> value.applyAsDouble(metrics.health()))
                .description(description)
                .strongReference(true);
    }

    private synchronized QueueHealth health() {
        QueueHealth known = last;
        if (known == null || System.nanoTime() - readAt > FRESH) {
            known = queue.health();
            last = known;
            readAt = System.nanoTime();
        }
        return known;
    }
}
