package com.bakery.prophet.trend;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Changes of the trend's slope behind the history, for many futures at once: at every step each draw's slope changes with probability p = S dt, by a
 * Laplace amount as large as the changes of the history were on average (Prophet: {@code _make_trend_shift_matrix}).
 *
 * <p>As changes are rare, the number of steps to a draw's next one is drawn, which is geometric: floor(ln U / ln(1 - p)) steps without a change come
 * first.
 */
final class SlopeChanges {
    private final double likelihood;
    private final double scale;
    private final RandomGenerator random;
    private final double[] previous;
    private final double[] current;
    /** Row of each draw's next change, counted from the first future row. */
    private final long[] nextChange;

    private int row;

    /**
     * @param step of the future rows in scaled time
     * @param delta changes of the history, one per changepoint
     */
    SlopeChanges(double step, double[] delta, int draws, RandomGenerator random) {
        this.random = random;
        likelihood = likelihood(step, delta);
        scale = scale(delta);
        previous = new double[draws];
        current = new double[draws];
        nextChange = new long[draws];
        Arrays.setAll(nextChange, draw -> stepsWithoutChange());
    }

    static double likelihood(double step, double[] delta) {
        return delta.length * step;
    }

    static double scale(double[] delta) {
        return Arrays.stream(delta).map(Math::abs).sum() / Math.max(1, delta.length) + 1e-8;
    }

    /**
     * Each draw's change at the next future row; the array is overwritten by the next call. Python averages each change with the one before it, so
     * that half of a change acts at its own step and half one step later.
     */
    double[] next() {
        for (int draw = 0; draw < current.length; draw++) {
            double change = 0;
            if (nextChange[draw] == row) {
                change = laplace();
                nextChange[draw] += 1 + stepsWithoutChange();
            }
            current[draw] = (change + previous[draw]) / 2;
            previous[draw] = change;
        }
        row++;
        return current;
    }

    private long stepsWithoutChange() {
        if (likelihood >= 1) {
            return 0;
        }
        // 1 - U lies in (0, 1]; without any likelihood (equal times) the quotient is infinite and no change ever comes
        double steps = Math.floor(Math.log(1 - random.nextDouble()) / Math.log1p(-likelihood));
        return steps < Integer.MAX_VALUE ? (long) steps : Integer.MAX_VALUE;
    }

    private double laplace() {
        double u = random.nextDouble() - 0.5;
        return -scale * Math.signum(u) * Math.log1p(-2 * Math.abs(u));
    }
}
