package com.bakery.training.registry.log;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a job's log.
 *
 * @param seq grows in the order the lines were written
 * @param productId null for a line about the job
 */
public record LogEntry(
        UUID id,
        long seq,
        UUID jobId,
        @Nullable UUID productId,
        @Nullable LogLevel level,
        @Nullable String step,
        @Nullable String message,
        @Nullable Integer millis,
        @Nullable Map<String, Object> metadata,
        Instant createdAt) {}
