package com.bakery.forecasting.metric;

import org.jspecify.annotations.Nullable;

/**
 * Accuracy over the folds, leave-one-fold-out: a fold is forecast with weights and intervals that the other folds gave. It is that of as many days ahead as the model's
 * options have for a horizon.
 *
 * @param mae mean absolute error
 * @param rmse root mean squared error
 * @param r2 1 - squared error over variance; null where the actuals do not vary
 * @param mape mean absolute percentage error over days with sales; null without one
 * @param accuracyPercentage max(0, 100 - mape); null with mape
 * @param wape absolute errors over actuals, as a share; null where the actuals sum to 0
 * @param wape7 the same over the first seven days of each fold; null where the horizon is shorter, too
 * @param smape symmetric percentage error, 0..200
 * @param mase error over the mean week-to-week change of the history; null where nothing changed
 * @param bias sum of (forecast - actual) over the sum of actuals; null with wape
 * @param coverage share of days inside the interval
 * @param validationDataPoints scored days
 * @param folds cutoffs
 * @param seasonalNaiveWape wape of the baseline on the same days
 */
public record ModelMetrics(
        @Nullable Double mae,
        @Nullable Double rmse,
        @Nullable Double r2,
        @Nullable Double mape,
        @Nullable Double accuracyPercentage,
        @Nullable Double wape,
        @Nullable Double wape7,
        @Nullable Double smape,
        @Nullable Double mase,
        @Nullable Double bias,
        @Nullable Double coverage,
        int validationDataPoints,
        int folds,
        @Nullable Double seasonalNaiveWape) {}
