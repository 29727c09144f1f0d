package com.bakery.training.registry.log;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line to be logged.
 *
 * @param productId null for a line about the job
 * @param step name of the step; cut at 100 characters
 * @param millis how long the step took; null where that means nothing
 */
public record NewLogEntry(
        UUID jobId,
        @Nullable UUID productId,
        LogLevel level,
        @Nullable String step,
        String message,
        @Nullable Long millis,
        @Nullable Map<String, ?> metadata) {
    private static final int MAX_STEP = 100;

    public NewLogEntry {
        step = step != null && step.length() > MAX_STEP ? step.substring(0, MAX_STEP) : step;
    }

    /** A line about a product, without duration and metadata. */
    public static NewLogEntry of(UUID jobId, UUID productId, LogLevel level, String step, String message) {
        return new NewLogEntry(jobId, productId, level, step, message, null, null);
    }
}
