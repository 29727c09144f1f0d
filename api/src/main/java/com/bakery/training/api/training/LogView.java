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
        @Nullable String logLevel,
        @Nullable String stepName,
        @Nullable String message,
        @Nullable Integer executionTimeMs,
        @Nullable Map<String, Object> metadata,
        Instant createdAt) {

    static LogView from(LogEntry entry) {
        LogLevel level = entry.level();
        return new LogView(
                entry.id(),
                entry.productId(),
                level == null ? null : level.name(),
                entry.step(),
                entry.message(),
                entry.millis(),
                entry.metadata(),
                entry.createdAt());
    }
}
