package com.bakery.training.registry.analytics;

import com.bakery.training.registry.paging.Cursor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The deployed version of a product beside the one before it.
 *
 * @param versions how many the product has
 * @param previousVersion null for the first version of a product
 */
public record ProductPerformance(
        UUID productId,
        @Nullable String productName,
        @Nullable String category,
        UUID modelId,
        String modelVersion,
        @Nullable String algorithm,
        @Nullable Instant deployedAt,
        long versions,
        @Nullable Double accuracyPercentage,
        @Nullable Double mae,
        @Nullable Double rmse,
        @Nullable Double r2Score,
        @Nullable Double mape,
        @Nullable Double wape,
        @Nullable Double seasonalNaiveWape,
        @Nullable String previousVersion,
        @Nullable Double previousAccuracyPercentage,
        @Nullable Double previousMae) {

    Cursor cursor() {
        return Cursor.of(accuracyPercentage == null ? -1.0 : accuracyPercentage, productId);
    }
}
