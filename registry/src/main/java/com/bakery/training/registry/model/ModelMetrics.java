package com.bakery.training.registry.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How good a model is, measured on days its folds had not seen; null where it cannot be measured (a WAPE of zero sales).
 *
 * @param mape over non-zero days, percent
 * @param accuracyPercentage max(0, 100 - mape)
 * @param wape over the horizon of the folds, as a fraction
 * @param wape7 over the first seven days
 * @param coverage fraction of actuals inside the interval
 * @param validationDataPoints days compared, over all folds
 * @param seasonalNaiveWape of the baseline on the same folds
 * @param details weights of the members, metrics by horizon; null without any
 */
public record ModelMetrics(
        @Nullable Double mae,
        @Nullable Double rmse,
        @Nullable Double r2Score,
        @Nullable Double mape,
        @Nullable Double accuracyPercentage,
        @Nullable Double wape,
        @Nullable Double wape7,
        @Nullable Double smape,
        @Nullable Double mase,
        @Nullable Double bias,
        @Nullable Double coverage,
        @Nullable Integer validationDataPoints,
        @Nullable Integer folds,
        @Nullable Double seasonalNaiveWape,
        @Nullable Map<String, Object> details) {}
