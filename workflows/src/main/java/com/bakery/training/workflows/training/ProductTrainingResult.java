package com.bakery.training.workflows.training;

import com.bakery.training.workflows.FailureType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a product training ended.
 *
 * @param modelVersion the registered version; null unless {@code outcome} is COMPLETED
 * @param failure null unless {@code outcome} is FAILED
 */
public record ProductTrainingResult(
        UUID productId,
        ProductOutcome outcome,
        @Nullable String modelVersion,
        @Nullable FailureType failure,
        @Nullable String message) {

    public static ProductTrainingResult completed(UUID productId, String modelVersion) {
        return new ProductTrainingResult(productId, ProductOutcome.COMPLETED, modelVersion, null, null);
    }

    public static ProductTrainingResult failed(UUID productId, FailureType failure, String message) {
        return new ProductTrainingResult(productId, ProductOutcome.FAILED, null, failure, message);
    }
}
