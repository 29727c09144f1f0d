package com.bakery.training.registry.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code training_job_queue}.
 *
 * @param productsToTrain product ids; null means all products with sales
 * @param progressPercentage 0..100
 * @param productsCompleted trained and skipped products
 * @param productsSkipped of those, the unchanged ones
 * @param productsTotal null until known
 * @param retryCount number of the current run, see {@link JobRun}
 * @param options options of the start request, Prophet's names; null without any
 * @param errorType why the job as a whole failed; null unless it did
 * @param stopRequestedAt a stop was asked for while it ran
 * @param deadline the instant after which the run fails; null while it has not started
 */
public record Job(
        UUID id,
        UUID tenantId,
        @Nullable String name,
        @Nullable List<String> productsToTrain,
        JobStatus status,
        int priority,
        int progressPercentage,
        @Nullable String currentStep,
        int productsCompleted,
        int productsFailed,
        int productsSkipped,
        @Nullable Integer productsTotal,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable Instant estimatedCompletion,
        @Nullable String errorType,
        @Nullable String errorMessage,
        int retryCount,
        @Nullable UUID createdBy,
        Instant createdAt,
        Instant updatedAt,
        boolean force,
        @Nullable Map<String, Object> options,
        JobOrigin origin,
        @Nullable Instant stopRequestedAt,
        @Nullable Instant deadline) {

    /** The current run of this job. */
    public JobRun run() {
        return new JobRun(tenantId, id, retryCount);
    }
}
