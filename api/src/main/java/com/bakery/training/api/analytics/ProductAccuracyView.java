package com.bakery.training.api.analytics;

import com.bakery.training.registry.analytics.AccuracyAnalytics;
import com.bakery.training.registry.analytics.ProductAccuracy;
import com.bakery.training.registry.analytics.ProductAccuracy.VersionAccuracy;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product by the accuracy of its deployed version.
 *
 * @param poor whether it lies under 70 percent
 * @param reasons of a poor accuracy, the likeliest first, each with what to do; empty for others
 * @param trend the newest versions, oldest first
 */
record ProductAccuracyView(
        UUID productId,
        @Nullable String productName,
        @Nullable String category,
        UUID modelId,
        String modelVersion,
        double accuracyPercentage,
        @Nullable Double mae,
        @Nullable Double wape,
        @Nullable Double seasonalNaiveWape,
        boolean poor,
        List<Explanation> reasons,
        List<VersionAccuracy> trend) {

    /** Why an accuracy may be poor, and what to do. */
    record Explanation(String reason, String recommendedAction) {}

    static ProductAccuracyView from(ProductAccuracy product) {
        boolean poor = product.accuracyPercentage() < AccuracyAnalytics.POOR;
        return new ProductAccuracyView(
                product.productId(),
                product.productName(),
                product.category(),
                product.modelId(),
                product.modelVersion(),
                product.accuracyPercentage(),
                product.mae(),
                product.wape(),
                product.seasonalNaiveWape(),
                poor,
                poor ? explanations(product) : List.of(),
                product.trend());
    }

    private static List<Explanation> explanations(ProductAccuracy product) {
        return PoorAccuracy.of(product).stream()
                .map(reason -> new Explanation(reason.label(), reason.recommendedAction()))
                .toList();
    }
}
