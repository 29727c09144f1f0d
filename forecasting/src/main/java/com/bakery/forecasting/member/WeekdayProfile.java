package com.bakery.forecasting.member;

import com.bakery.forecasting.data.ProductData;
import java.util.Arrays;

/**
 * How much of an ordinary day each weekday sells: p = (sum of its sales / mean + 3) / (its days + 3) over the last 56 open days, the 3 being days of prior
 * that every weekday is like any other.
 *
 * @param factors Monday to Sunday, at least .05
 */
record WeekdayProfile(double[] factors) {
    private static final int OPEN_DAYS = 56;
    private static final int LONGEST = 365;
    private static final double PRIOR = 3;
    private static final double LEAST = .05;

    static WeekdayProfile of(TrainingWindow window, double[] quantity) {
        ProductData data = window.data();
        double[] sums = new double[Week.DAYS];
        int[] counts = new int[Week.DAYS];
        int seen = 0;
        for (int i = window.days() - 1; i >= 0 && seen < OPEN_DAYS; i--) {
            if (data.open(i)) {
                sums[window.weekday(i)] += quantity[i];
                counts[window.weekday(i)]++;
                seen++;
            }
        }
        double mean = Arrays.stream(sums).sum() / Math.max(1, seen);
        double[] factors = new double[Week.DAYS];
        Arrays.setAll(factors, w -> mean > 0 ? Math.max(LEAST, (sums[w] / mean + PRIOR) / (counts[w] + PRIOR)) : 1);
        return new WeekdayProfile(factors);
    }

    /** Quantities of the last 365 open days of the window without their weekdays' part, oldest first. */
    double[] levels(TrainingWindow window, double[] quantity) {
        ProductData data = window.data();
        double[] levels = new double[LONGEST];
        int first = LONGEST;
        for (int i = window.days() - 1; i >= 0 && first > 0; i--) {
            if (data.open(i)) {
                levels[--first] = quantity[i] / factors[window.weekday(i)];
            }
        }
        return Arrays.copyOfRange(levels, first, LONGEST);
    }

    /** The week of a level. */
    Week week(double level) {
        return new Week(
                level, Arrays.stream(factors).map(factor -> level * factor).toArray());
    }
}
