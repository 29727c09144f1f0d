package com.bakery.training.api.analytics;

import com.bakery.training.registry.analytics.AccuracyBucket;
import com.bakery.training.registry.analytics.AccuracyPeriod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How accurate the models are.
 *
 * @param products that serve a version trained in the time asked for
 * @param poorProducts how many of them lie under {@code poorBelow} percent
 * @param averageAccuracy over the products; null without any
 * @param distribution by the buckets of the metric model_accuracy_percentage
 * @param trend over all versions trained, by day, week or month
 * @param items the products, least accurate first
 */
record AccuracyView(
        long products,
        long poorProducts,
        int poorBelow,
        @Nullable Double averageAccuracy,
        List<AccuracyBucket> distribution,
        List<AccuracyPeriod> trend,
        List<ProductAccuracyView> items,
        @Nullable String nextCursor) {}
