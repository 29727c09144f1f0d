package com.bakery.training.api.training;

import com.bakery.training.api.queue.JobEstimate;
import com.bakery.training.registry.job.Job;
import com.bakery.training.registry.job.QueuePlace;
import com.bakery.training.workflows.FailureType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
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
 * @param estimatedTimeRemaining seconds until the end, waiting included; null while unknown, 0 when ended
 * @param estimatedStart when a waiting job is likely to start, from how long jobs took lately; null otherwise and while unknown
 * @param estimatedCompletion when a waiting or running job is likely to have ended; null otherwise and while unknown
 * @param steps how many products are in each step now
 * @param recommendedAction what to do about the failure of the job as a whole; null unless it failed
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
        @Nullable Instant estimatedStart,
        @Nullable Instant estimatedCompletion,
        @Nullable Instant stopRequestedAt,
        @Nullable Instant deadline,
        @Nullable String errorType,
        @Nullable String errorMessage,
        @Nullable String recommendedAction,
        int retryCount,
        boolean force,
        @Schema(implementation = TrainingOptionsSchema.class) @Nullable Map<String, Object> options,
        String origin,
        @Nullable UUID createdBy,
        Instant createdAt,
        Instant updatedAt) {

    /** @param place null for a job that does not wait */
    static JobView of(Job job, @Nullable QueuePlace place, Map<String, Integer> steps, Clock clock) {
        JobEstimate estimate = JobEstimate.of(job, place, clock.instant());
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
                estimate.position(),
                estimate.secondsLeft(),
                steps,
                job.startedAt(),
                job.completedAt(),
                estimate.start(),
                estimate.completion(),
                job.stopRequestedAt(),
                job.deadline(),
                job.errorType(),
                job.errorMessage(),
                action(job.errorType()),
                job.retryCount(),
                job.force(),
                job.options(),
                job.origin().label(),
                job.createdBy(),
                job.createdAt(),
                job.updatedAt());
    }

    private static @Nullable String action(@Nullable String errorType) {
        return errorType == null
                ? null
                : FailureType.named(errorType).orElse(FailureType.UNEXPECTED).recommendedAction();
    }
}
