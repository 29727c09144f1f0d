package com.bakery.training.registry.job;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One product inside one job.
 *
 * @param rank 1 = the most important product of the job
 * @param step the step it is in or ended in; null before the first
 * @param modelVersion the registered version; null unless completed
 * @param fits finished fits, repeated work included
 */
public record ProductTraining(
        UUID jobId,
        UUID productId,
        String productName,
        int rank,
        ProductStatus status,
        @Nullable String step,
        @Nullable UUID modelId,
        @Nullable String modelVersion,
        @Nullable String errorType,
        @Nullable String errorMessage,
        @Nullable String recommendedAction,
        int fits,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt) {}
