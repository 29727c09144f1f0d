package com.bakery.training.registry.analytics;

import org.jspecify.annotations.Nullable;

/**
 * The products by their deployed versions.
 *
 * @param products how many serve a version
 * @param poor how many of them lie under {@link AccuracyAnalytics#POOR}
 * @param averageAccuracy mean of the defined ones; null without any
 */
public record AccuracyTotals(long products, long poor, @Nullable Double averageAccuracy) {}
