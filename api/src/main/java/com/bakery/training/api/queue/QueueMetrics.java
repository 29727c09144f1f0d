package com.bakery.training.api.queue;

import com.bakery.training.registry.job.QueueHealth;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Shows how the queue stands, over all tenants. Read here and not by the workers: that no worker lives is what it has to show.
 * Every instance shows the same.
 */
@Component
class QueueMetrics implements MeterBinder {
    /** The gauges of one scrape share a look at the queue. */
    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    private static final Logger log = LoggerFactory.getLogger(QueueMetrics.class);

    private final QueuePlaces queue;
    private Optional<QueueHealth> last = Optional.empty();
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

    private Gauge.Builder<QueueMetrics> gauge(String name, String description, ToDoubleFunction<QueueHealth> value) {
        return Gauge.builder(name, this, metrics -> metrics.health()
                        .map(value::applyAsDouble)
                        .orElse(Double.NaN))
                .description(description)
                .strongReference(true);
    }

    /** Empty while the database is away, which only the first gauge of a scrape waits for. */
    private synchronized Optional<QueueHealth> health() {
        if (readAt == 0 || System.nanoTime() - readAt > FRESH) {
            last = read();
            readAt = System.nanoTime();
        }
        return last;
    }

    private Optional<QueueHealth> read() {
        try {
            return Optional.of(queue.health());
        } catch (DataAccessException | TransactionException e) {
            log.warn("The queue cannot be read, its metrics are not numbers: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
