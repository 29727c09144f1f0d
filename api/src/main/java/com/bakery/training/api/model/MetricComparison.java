package com.bakery.training.api.model;

import com.bakery.training.registry.model.ModelMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One metric of two versions.
 *
 * @param difference b - a; null where one is
 * @param better {@code a} or {@code b} by this metric alone; null where they are equal, unknown, or it does not rank
 */
record MetricComparison(
        String name, @Nullable Double a, @Nullable Double b, @Nullable Double difference, @Nullable String better) {

    private enum Direction {
        LOWER,
        HIGHER,
        NEARER_TO_ZERO,
        NONE
    }

    private record Metric(String name, Direction best, Function<ModelMetrics, @Nullable Number> value) {}

    private static final List<Metric> METRICS = List.of(
            new Metric("mae", Direction.LOWER, ModelMetrics::mae),
            new Metric("rmse", Direction.LOWER, ModelMetrics::rmse),
            new Metric("r2_score", Direction.HIGHER, ModelMetrics::r2Score),
            new Metric("mape", Direction.LOWER, ModelMetrics::mape),
            new Metric("accuracy_percentage", Direction.HIGHER, ModelMetrics::accuracyPercentage),
            new Metric("wape", Direction.LOWER, ModelMetrics::wape),
            new Metric("wape_7", Direction.LOWER, ModelMetrics::wape7),
            new Metric("smape", Direction.LOWER, ModelMetrics::smape),
            new Metric("mase", Direction.LOWER, ModelMetrics::mase),
            new Metric("bias", Direction.NEARER_TO_ZERO, ModelMetrics::bias),
            new Metric("coverage", Direction.NONE, ModelMetrics::coverage),
            new Metric("folds", Direction.NONE, ModelMetrics::folds),
            new Metric("validation_data_points", Direction.NONE, ModelMetrics::validationDataPoints),
            new Metric("seasonal_naive_wape", Direction.NONE, ModelMetrics::seasonalNaiveWape));

    static List<MetricComparison> of(@Nullable ModelMetrics a, @Nullable ModelMetrics b) {
        List<MetricComparison> rows = new ArrayList<>();
        for (Metric metric : METRICS) {
            rows.add(of(metric, value(metric, a), value(metric, b)));
        }
        return rows;
    }

    private static @Nullable Double value(Metric metric, @Nullable ModelMetrics metrics) {
        Number number = metrics == null ? null : metric.value().apply(metrics);
        return number == null ? null : Double.valueOf(number.doubleValue());
    }

    private static MetricComparison of(Metric metric, @Nullable Double a, @Nullable Double b) {
        return a == null || b == null
                ? new MetricComparison(metric.name(), a, b, null, null)
                : new MetricComparison(metric.name(), a, b, b - a, better(metric.best(), a, b));
    }

    private static @Nullable String better(Direction best, double a, double b) {
        double gain =
                switch (best) {
                    case LOWER -> a - b;
                    case HIGHER -> b - a;
                    case NEARER_TO_ZERO -> Math.abs(a) - Math.abs(b);
                    case NONE -> 0;
                };
        return gain == 0 ? null : gain > 0 ? "b" : "a";
    }
}
