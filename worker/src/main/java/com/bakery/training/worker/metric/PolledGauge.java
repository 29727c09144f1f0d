package com.bakery.training.worker.metric;

import com.bakery.training.registry.event.OutboxRepository;
import com.bakery.training.registry.model.StoredFiles;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.LongSupplier;

/**
 * A number over all tenants that a query answers. Every worker shows the same one; alerts take the largest. It is read now and
 * then, never by a scrape: a slow database would slow the scrapes of everything else.
 */
public final class PolledGauge {
    private final LongSupplier query;
    private volatile long value;

    /** Shows 0 until the first refresh. The registry holds it weakly: whoever refreshes it keeps it. */
    private PolledGauge(String name, String description, LongSupplier query, MeterRegistry registry) {
        this.query = query;
        Gauge.builder(name, this, gauge -> gauge.value).description(description).register(registry);
    }

    /** Events that wait for the broker. */
    public static PolledGauge waitingEvents(OutboxRepository outbox, MeterRegistry registry) {
        return new PolledGauge(
                "training_outbox_waiting_events", "Events that wait for the broker", outbox::waiting, registry);
    }

    /** Stored files that are marked, whoever found them: a state, so that an alert sees the first one, and when it is mended. */
    public static PolledGauge damagedFiles(StoredFiles files, MeterRegistry registry) {
        return new PolledGauge(
                "storage_damaged_files", "Stored files that are corrupt or missing", files::damaged, registry);
    }

    /** Reads the number anew. */
    public void refresh() {
        value = query.getAsLong();
    }
}
