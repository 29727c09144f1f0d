package com.bakery.forecasting.data;

import java.util.Arrays;

/** The middle of values. */
public final class Median {
    private Median() {}

    /** The value in the middle, or the mean of the two there; NaN without a value. The array is left as it is. */
    public static double of(double[] values) {
        if (values.length == 0) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
