package com.bakery.training.api.analytics;

import com.bakery.training.registry.analytics.ModelStatistics;
import com.bakery.training.registry.analytics.ProductPerformance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well the products are forecast.
 *
 * @param summary over all versions trained in the time asked for
 * @param items the deployed versions trained in that time, most accurate first
 */
record PerformanceView(ModelStatistics summary, List<ProductPerformance> items, @Nullable String nextCursor) {}
