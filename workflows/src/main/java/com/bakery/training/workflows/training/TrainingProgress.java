package com.bakery.training.workflows.training;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a job is.
 *
 * @param percentage ended products of all, 0..99 while the job runs, 100 only when it is completed; never falls
 * @param currentStep one sentence for people
 * @param estimatedSecondsRemaining from the pace so far; null before the first product ended
 * @param outcome null while the job runs
 */
public record TrainingProgress(
        int percentage,
        String currentStep,
        ProductCounts counts,
        @Nullable Long estimatedSecondsRemaining,
        Instant startedAt,
        @Nullable JobOutcome outcome) {}
