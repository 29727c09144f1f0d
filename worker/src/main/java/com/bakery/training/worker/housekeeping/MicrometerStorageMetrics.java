package com.bakery.training.worker.housekeeping;

import com.bakery.training.activities.housekeeping.StorageMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what becomes of stored files. The Prometheus registry appends {@code _total} to the counters. Thread-safe. */
public final class MicrometerStorageMetrics implements StorageMetrics {
    private final MeterRegistry registry;
    private final Counter verified;
    private final AtomicLong orphans = new AtomicLong();

    public MicrometerStorageMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.verified = Counter.builder("storage_files_verified")
                .description("Stored files that were read again and found intact")
                .register(registry);
        registry.gauge("storage_orphan_files", orphans);
    }

    @Override
    public void modelsExpired(UUID tenantId, int versions, long bytes) {
        counter("models_expired", "Model versions deleted by retention", tenantId)
                .increment(versions);
        counter("storage_freed_bytes", "Bytes of files deleted by retention", tenantId)
                .increment((double) bytes);
    }

    @Override
    public void fileVerified() {
        verified.increment();
    }

    @Override
    public void fileDamaged(UUID tenantId, String damage) {
        Counter.builder("storage_files_damaged")
                .description("Stored files the scrub found corrupt or missing and nobody before it")
                .tag("tenant_id", tenantId.toString())
                .tag("damage", damage)
                .register(registry)
                .increment();
    }

    @Override
    public void modelReplaced(UUID tenantId) {
        counter("models_replaced", "Deployed models replaced because their file was damaged", tenantId)
                .increment();
    }

    @Override
    public void orphans(long files) {
        orphans.set(files);
    }

    private Counter counter(String name, String description, UUID tenantId) {
        return Counter.builder(name)
                .description(description)
                .tag("tenant_id", tenantId.toString())
                .register(registry);
    }
}
