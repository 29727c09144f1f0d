package com.bakery.forecasting.validation;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One cutoff: what each member, fitted on the days before it, forecast for the days behind it.
 *
 * @param days of the window before the cutoff
 * @param actual quantities of the steps behind it; NaN on closed and sold-out days, which are not scored
 * @param forecasts of each member for the same steps, or fewer where it sees no further
 */
public record Fold(int days, double[] actual, SortedMap<String, double[]> forecasts) {
    public Fold {
        forecasts = new TreeMap<>(forecasts);
    }

    public int steps() {
        return actual.length;
    }

    /** The fold without some members. */
    Fold without(Set<String> members) {
        SortedMap<String, double[]> left = new TreeMap<>(forecasts);
        left.keySet().removeAll(members);
        return new Fold(days, actual, left);
    }
}
