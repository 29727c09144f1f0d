package com.bakery.prophet;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A forecast, one value per row of the future frame sorted by time, in the units of y.
 *
 * @param ds times in seconds since 1970-01-01
 * @param components effects by name, in Python's order: seasonalities, holidays (each and all), regressors (each and all), additive_terms,
 *     multiplicative_terms; those that multiply are shares of the trend
 * @param yhatLower lower end of the prediction interval, like the three behind it null where intervals were left out
 */
public record Forecast(
        double[] ds,
        double[] trend,
        double[] yhat,
        Map<String, double[]> components,
        double @Nullable [] yhatLower,
        double @Nullable [] yhatUpper,
        double @Nullable [] trendLower,
        double @Nullable [] trendUpper) {}
