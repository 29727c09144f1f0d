package com.bakery.training.api.model;

import com.bakery.training.registry.model.ModelMetrics;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How good a model is on days its folds had not seen, as far ahead as the {@code horizon} of its hyperparameters; null where that can not be measured.
 *
 * @param mape percent, over non-zero days
 * @param wape fraction; null where the actual sales sum to 0
 * @param wape7 the same over the first seven days ahead; null where the horizon is shorter, too
 * @param coverage fraction of actual sales inside the interval
 */
record MetricsView(
        @Nullable Double mae,
        @Nullable Double rmse,
        @JsonProperty("r2_score") @Nullable Double r2Score,
        @Nullable Double mape,
        @Nullable Double accuracyPercentage,
        @Nullable Double wape,
        @JsonProperty("wape_7") @Nullable Double wape7,
        @Nullable Double smape,
        @Nullable Double mase,
        @Nullable Double bias,
        @Nullable Double coverage,
        @Nullable Integer validationDataPoints,
        @Nullable Integer folds,
        @Nullable Double seasonalNaiveWape) {

    static @Nullable MetricsView from(@Nullable ModelMetrics metrics) {
        return metrics == null
                ? null
                : new MetricsView(
                        metrics.mae(),
                        metrics.rmse(),
                        metrics.r2Score(),
                        metrics.mape(),
                        metrics.accuracyPercentage(),
                        metrics.wape(),
                        metrics.wape7(),
                        metrics.smape(),
                        metrics.mase(),
                        metrics.bias(),
                        metrics.coverage(),
                        metrics.validationDataPoints(),
                        metrics.folds(),
                        metrics.seasonalNaiveWape());
    }
}
