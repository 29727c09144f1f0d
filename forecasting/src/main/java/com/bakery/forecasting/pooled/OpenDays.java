package com.bakery.forecasting.pooled;

/** Means over the open days of a range, each in constant time, by running sums. */
final class OpenDays {
    private final double[] sums;
    private final double[] squares;
    private final int[] counts;
    private final int[] sold;

    /**
     * @param values by day
     * @param open whether the day counts
     */
    OpenDays(double[] values, boolean[] open) {
        sums = new double[values.length + 1];
        squares = new double[values.length + 1];
        counts = new int[values.length + 1];
        sold = new int[values.length + 1];
        for (int i = 0; i < values.length; i++) {
            double value = open[i] ? values[i] : 0;
            sums[i + 1] = sums[i] + value;
            squares[i + 1] = squares[i] + value * value;
            counts[i + 1] = counts[i] + (open[i] ? 1 : 0);
            sold[i + 1] = sold[i] + (value > 0 ? 1 : 0);
        }
    }

    /** Mean of the open days from {@code first} to {@code last}, both included; NaN without one. */
    double mean(int first, int last) {
        int from = clipped(first);
        int to = clipped(last + 1);
        int count = counts[to] - counts[from];
        return count > 0 ? (sums[to] - sums[from]) / count : Double.NaN;
    }

    /** Standard deviation of the same days; NaN with fewer than two. */
    double deviation(int first, int last) {
        int from = clipped(first);
        int to = clipped(last + 1);
        int count = counts[to] - counts[from];
        if (count < 2) {
            return Double.NaN;
        }
        double mean = (sums[to] - sums[from]) / count;
        return Math.sqrt(Math.max(0, (squares[to] - squares[from]) / count - mean * mean));
    }

    /** Share of the same days with a value above 0; NaN without an open day. */
    double shareSold(int first, int last) {
        int from = clipped(first);
        int to = clipped(last + 1);
        int count = counts[to] - counts[from];
        return count > 0 ? (sold[to] - sold[from]) / (double) count : Double.NaN;
    }

    private int clipped(int index) {
        return Math.max(0, Math.min(sums.length - 1, index));
    }
}
