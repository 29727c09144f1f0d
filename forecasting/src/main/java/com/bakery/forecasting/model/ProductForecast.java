package com.bakery.forecasting.model;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

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
     * @param components what each member brings; they sum to {@code yhat}
     */
    public record Day(
            LocalDate date,
            double yhat,
            double yhatLower,
            double yhatUpper,
            SortedMap<String, Double> quantiles,
            SortedMap<String, Double> components) {
        public Day {
            quantiles = new TreeMap<>(quantiles);
            components = new TreeMap<>(components);
        }
    }
}
