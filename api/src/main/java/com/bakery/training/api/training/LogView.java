package com.bakery.training.api.training;

import com.bakery.training.registry.log.LogEntry;
import com.bakery.training.registry.log.LogLevel;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of a job's log, named as its table's columns. */
record LogView(
        UUID id,
        @Nullable UUID productId,
        @Nullable LogLevel logLevel,
        @Nullable String stepName,
        @Nullable String message,
        @Nullable Integer executionTimeMs,
        @Nullable Map<String, Object> metadata,
        Instant createdAt) {

    static LogView from(LogEntry entry) {
        return new LogView(
                entry.id(),
                entry.productId(),
                entry.level(),
                entry.step(),
                entry.message(),
                entry.millis(),
                entry.metadata(),
                entry.createdAt());
    }
}
