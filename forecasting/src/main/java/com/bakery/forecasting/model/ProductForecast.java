package com.bakery.forecasting.model;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A forecast day by day.
 *
 * @param intervalWidth share of days the interval is meant to hold
 */
public record ProductForecast(double intervalWidth, List<Day> days) {
    public ProductForecast {
        days = List.copyOf(days);
    }

    /**
     * One day, in units sold, nothing below 0.
     *
     * @param quantiles by the probability asked for
     * @param contributions what moves the day, by name; they sum to {@code yhat}
     * @param suggestedQuantity to bake or order: by the costs asked for, else the whole number beside {@code yhat}; null where there are no costs and the
     *     product is not sold in whole units
     * @param closed the shop is expected to stay closed
     */
    public record Day(
            LocalDate date,
            double yhat,
            double yhatLower,
            double yhatUpper,
            SortedMap<String, Double> quantiles,
            SortedMap<String, Double> contributions,
            @Nullable Double suggestedQuantity,
            boolean closed) {
        public Day {
            quantiles = new TreeMap<>(quantiles);
            contributions = new TreeMap<>(contributions);
        }
    }
}
