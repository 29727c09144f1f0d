package com.bakery.prophet.diagnostics;

import java.util.Arrays;

/**
 * Values averaged by horizon over windows that end there and reach back as far as they need (Prophet: {@code rolling_mean_by_h},
 * {@code rolling_median_by_h}). Horizons before which there are too few values are left out.
 *
 * @param horizons ascending
 * @param values one per horizon
 */
record Rolled(double[] horizons, double[] values) {

    /** Windows of exactly {@code window} values; of the horizon a window begins in, the mean takes part with the share that is needed. */
    static Rolled mean(double[] x, double[] h, int window) {
        double[] horizons = distinct(h);
        double[] sums = new double[horizons.length];
        double[] counts = new double[horizons.length];
        for (int i = 0; i < x.length; i++) {
            int at = Arrays.binarySearch(horizons, h[i]);
            sums[at] += x[i];
            counts[at]++;
        }
        double[] means = new double[horizons.length];
        int end = horizons.length - 1;
        double sum = 0;
        double count = 0;
        for (int start = horizons.length - 1; start >= 0; start--) {
            sum += sums[start];
            count += counts[start];
            while (count >= window) {
                double excess = (count - window) * sums[start] / counts[start];
                means[end] = (sum - excess) / window;
                sum -= sums[end];
                count -= counts[end];
                end--;
            }
        }
        return from(end + 1, horizons, means);
    }

    /** Windows of at least {@code window} values: all of their last horizon, and as many of the ones before as are needed. */
    static Rolled median(double[] x, double[] h, int window) {
        double[] horizons = distinct(h);
        double[] medians = new double[horizons.length];
        int first = horizons.length;
        int behind = x.length;
        for (int at = horizons.length - 1; at >= 0; at--) {
            int start = behind;
            while (start > 0 && h[start - 1] == horizons[at]) {
                start--;
            }
            int from = Math.min(start, Math.max(0, behind - window));
            if (behind - from < window) {
                break;
            }
            medians[at] = median(Arrays.copyOfRange(x, from, behind));
            first = at;
            behind = start;
        }
        return from(first, horizons, medians);
    }

    private static Rolled from(int first, double[] horizons, double[] values) {
        return new Rolled(
                Arrays.copyOfRange(horizons, first, horizons.length), Arrays.copyOfRange(values, first, values.length));
    }

    private static double[] distinct(double[] sorted) {
        return Arrays.stream(sorted).distinct().toArray();
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
