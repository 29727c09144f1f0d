package com.bakery.training.registry.analytics;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is looked at; null does not filter.
 *
 * @param from first day, UTC
 * @param to the day after the last one
 * @param category of the product; empty for those without one
 */
public record AnalyticsFilter(
        @Nullable LocalDate from, @Nullable LocalDate to, @Nullable UUID productId, @Nullable String category) {
    /** Everything. */
    public static final AnalyticsFilter ALL = new AnalyticsFilter(null, null, null, null);
}
