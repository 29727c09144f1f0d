package com.bakery.training.registry.analytics;

import com.bakery.training.registry.paging.Cursor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How accurate the deployed version of a product is, with what explains it.
 *
 * @param seriesClass of the product's sales; null in models of older versions
 * @param findings kinds of what the data rules found when it was trained
 * @param regressors whether any numbers of the shop's days are known, its own or its place's
 * @param trend the newest versions, oldest first
 */
public record ProductAccuracy(
        UUID productId,
        @Nullable String productName,
        @Nullable String category,
        UUID modelId,
        String modelVersion,
        double accuracyPercentage,
        @Nullable Double mae,
        @Nullable Double wape,
        @Nullable Double seasonalNaiveWape,
        @Nullable Integer folds,
        @Nullable String seriesClass,
        @Nullable Map<String, Object> hyperparameters,
        List<String> findings,
        boolean failedMembers,
        boolean regressors,
        List<VersionAccuracy> trend) {

    /** One version in the trend of a product. */
    public record VersionAccuracy(
            String modelVersion,
            @Nullable Double accuracyPercentage,
            @Nullable Double mae,
            @Nullable Double wape,
            Instant createdAt) {}

    Cursor cursor() {
        return Cursor.of(accuracyPercentage, productId);
    }
}
