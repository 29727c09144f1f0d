package com.bakery.training.api.training;

import com.bakery.training.registry.job.ProductTraining;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One product inside a job. */
record ProductTrainingView(
        UUID productId,
        String productName,
        String status,
        @Nullable String step,
        @Nullable String modelVersion,
        @Nullable String errorType,
        @Nullable String errorMessage,
        @Nullable String recommendedAction,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt) {

    static ProductTrainingView from(ProductTraining row) {
        return new ProductTrainingView(
                row.productId(),
                row.productName(),
                row.status().label(),
                row.step(),
                row.modelVersion(),
                row.errorType(),
                row.errorMessage(),
                row.recommendedAction(),
                row.startedAt(),
                row.completedAt());
    }
}
