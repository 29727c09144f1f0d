package com.bakery.forecasting.data;

import java.util.Arrays;

/**
 * A factor of a series that changes slowly: on day i the ratio of sum w y to sum w base over the known days, w = exp(-|days between| / scale), which is the local quasi-Poisson
 * estimate of the factor in y = base * factor. Days {@code step} apart form a chain of their own; two recursions give all sums of a chain in one pass each way.
 */
final class KernelMean {
    /** Weight of uncensored days below which the factor is held at what was sold. */
    private static final double LEAST_WEIGHT = 3;

    private final boolean[] known;
    private final int step;
    private final double decay;
    private final int[] section;
    private final double otherwise;
    /** Weights of uncensored days missing to the least, as so many days at what was sold. */
    private final double[] lack;

    private final double[] soldSum;
    private final double[] leverage;

    /**
     * @param sold what was sold on each day
     * @param known days that say something
     * @param free known days that are not censored
     * @param step days between neighbours of a chain: 1, or 7 for weekdays
     * @param section days of different sections say nothing of each other
     * @param otherwise the factor where no day says anything
     */
    KernelMean(
            double[] sold, boolean[] known, boolean[] free, int step, double scale, int[] section, double otherwise) {
        this.known = known;
        this.step = step;
        this.decay = Math.exp(-step / scale);
        this.section = section;
        this.otherwise = otherwise;
        double[] ones = new double[sold.length];
        Arrays.fill(ones, 1);
        soldSum = sums(sold, known);
        lack = sums(ones, free);
        for (int i = 0; i < lack.length; i++) {
            lack[i] = Math.max(0, LEAST_WEIGHT - lack[i]);
        }
        leverage = new double[sold.length];
    }

    /** Writes the factor of each day into {@code factor}. */
    void update(double[] value, double[] base, double[] factor) {
        double[] values = sums(value, known);
        double[] bases = sums(base, known);
        for (int i = 0; i < factor.length; i++) {
            if (bases[i] > 0) {
                double held = lack[i] * base[i];
                factor[i] = (values[i] + held * soldSum[i] / bases[i]) / (bases[i] + held);
                leverage[i] = base[i] / bases[i];
            } else {
                factor[i] = otherwise;
                leverage[i] = 0;
            }
        }
    }

    /** How much the factor of a known day hangs on that day itself, 0 to 1. */
    double leverage(int day) {
        return leverage[day];
    }

    private double[] sums(double[] value, boolean[] counted) {
        double[] sums = new double[value.length];
        for (int first = 0; first < Math.min(step, value.length); first++) {
            double before = 0;
            int last = first;
            for (int i = first; i < value.length; i += step) {
                before = section[i] == section[last] ? before * decay : 0;
                before += counted[i] ? value[i] : 0;
                sums[i] = before;
                last = i;
            }
            double behind = 0;
            for (int i = last; i >= 0; i -= step) {
                behind = section[i] == section[last] ? behind * decay : 0;
                sums[i] += behind;
                behind += counted[i] ? value[i] : 0;
                last = i;
            }
        }
        return sums;
    }
}
