package com.bakery.training.api.training;

import com.bakery.training.registry.job.Job;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job: every column of its row and what follows from it.
 *
 * @param productsToTrain null means all products with sales
 * @param productsCompleted trained and skipped, not the failed
 * @param queuePosition 1 for the next job to be admitted; null when it does not wait
 * @param estimatedTimeRemaining seconds; null while unknown, 0 when ended
 * @param steps how many products are in each step now
 */
record JobView(
        UUID jobId,
        UUID tenantId,
        @Nullable String jobName,
        @Nullable List<String> productsToTrain,
        String status,
        int priority,
        int progressPercentage,
        @Nullable String currentStep,
        int productsCompleted,
        int productsFailed,
        int productsSkipped,
        @Nullable Integer productsTotal,
        @Nullable Integer queuePosition,
        @Nullable Long estimatedTimeRemaining,
        Map<String, Integer> steps,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable Instant estimatedCompletion,
        @Nullable Instant stopRequestedAt,
        @Nullable Instant deadline,
        @Nullable String errorType,
        @Nullable String errorMessage,
        int retryCount,
        boolean force,
        @Nullable Map<String, Object> options,
        String origin,
        @Nullable UUID createdBy,
        Instant createdAt,
        Instant updatedAt) {

    static JobView of(Job job, @Nullable Integer queuePosition, Map<String, Integer> steps, Clock clock) {
        return new JobView(
                job.id(),
                job.tenantId(),
                job.name(),
                job.productsToTrain(),
                job.status().label(),
                job.priority(),
                job.progressPercentage(),
                job.currentStep(),
                job.productsCompleted(),
                job.productsFailed(),
                job.productsSkipped(),
                job.productsTotal(),
                queuePosition,
                remaining(job, clock),
                steps,
                job.startedAt(),
                job.completedAt(),
                job.estimatedCompletion(),
                job.stopRequestedAt(),
                job.deadline(),
                job.errorType(),
                job.errorMessage(),
                job.retryCount(),
                job.force(),
                job.options(),
                job.origin().label(),
                job.createdBy(),
                job.createdAt(),
                job.updatedAt());
    }

    private static @Nullable Long remaining(Job job, Clock clock) {
        Instant end = job.estimatedCompletion();
        if (job.status().isEnded()) {
            return 0L;
        }
        return end == null
                ? null
                : Math.max(0, Duration.between(clock.instant(), end).toSeconds());
    }
}
