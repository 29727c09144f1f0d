package com.bakery.training.worker.metric;

import com.bakery.training.registry.model.StoredFiles;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Stored files that are marked, over all tenants, whoever found them. A state, not a count of what happened: an alert sees the first one, and sees when it is mended. Every
 * worker shows the same number; alerts take the largest. It is read now and then, never by a scrape.
 */
public final class DamagedFilesMetrics {
    private final StoredFiles files;
    private volatile long damaged;

    /** Shows 0 until the first refresh. */
    public DamagedFilesMetrics(StoredFiles files, MeterRegistry registry) {
        this.files = files;
        Gauge.builder("storage_damaged_files", this, metrics -> metrics.damaged)
                .description("Stored files that are corrupt or missing")
                .register(registry);
    }

    /** Reads the number anew. */
    public void refresh() {
        damaged = files.damaged();
    }
}
