package com.bakery.prophet;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A forecast, one value per row of the future frame sorted by time, in the units of y.
 *
 * @param ds times in seconds since 1970-01-01
 * @param cap capacities of a logistic trend; null for the others
 * @param floor lower ends of a logistic trend whose rows carry one; null for the others
 * @param components effects by name, in Python's order: seasonalities, holidays (each and all), regressors (each and all), additive_terms,
 *     multiplicative_terms; those that multiply are shares of the trend
 * @param yhatLower lower end of the prediction interval, like the three behind it null where intervals were left out
 */
public record Forecast(
        double[] ds,
        double[] trend,
        double @Nullable [] cap,
        double @Nullable [] floor,
        double[] yhat,
        Map<String, double[]> components,
        double @Nullable [] yhatLower,
        double @Nullable [] yhatUpper,
        double @Nullable [] trendLower,
        double @Nullable [] trendUpper) {

    /** The columns of Python's {@code predict} but {@code ds}, in its order. A component's bounds are the component itself, as with Python's modes. */
    public Map<String, double[]> columns() {
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("trend", trend);
        put(columns, Scale.CAP, cap);
        put(columns, Scale.FLOOR, floor);
        put(columns, "yhat_lower", yhatLower);
        put(columns, "yhat_upper", yhatUpper);
        put(columns, "trend_lower", trendLower);
        put(columns, "trend_upper", trendUpper);
        components.forEach((name, values) -> {
            columns.put(name, values);
            if (yhatLower != null) {
                columns.put(name + "_lower", values);
                columns.put(name + "_upper", values);
            }
        });
        columns.put("yhat", yhat);
        return columns;
    }

    private static void put(Map<String, double[]> columns, String name, double @Nullable [] values) {
        if (values != null) {
            columns.put(name, values);
        }
    }
}
