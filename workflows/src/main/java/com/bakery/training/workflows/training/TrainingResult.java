package com.bakery.training.workflows.training;

import com.bakery.training.workflows.FailureType;
import org.jspecify.annotations.Nullable;

/**
 * How a job ended.
 *
 * @param failure why the job as a whole failed; null unless {@code outcome} is FAILED
 */
public record TrainingResult(
        JobOutcome outcome, ProductCounts counts, @Nullable FailureType failure, @Nullable String message) {}
