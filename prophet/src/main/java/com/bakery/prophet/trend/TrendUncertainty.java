package com.bakery.prophet.trend;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Draws of how the trend may leave its line behind the history (Prophet: {@code sample_predictive_trend_vectorized}): at every future step the slope
 * changes with probability p = S dt, by a Laplace amount as large as the changes of the history were on average.
 *
 * <p>All draws go through the future together, row by row, so that a row's draws are all that is ever held. As changes are rare, the number of steps
 * to a draw's next one is drawn, which is geometric: floor(ln U / ln(1 - p)) steps without a change come first.
 */
public final class TrendUncertainty {
    private final double likelihood;
    private final double scale;
    private final double step;
    private final RandomGenerator random;

    private final double[] slope;
    private final double[] previous;
    private final double[] extra;
    /** Row of each draw's next change, counted from the first future row. */
    private final long[] nextChange;

    private int row;

    /**
     * @param t scaled times of the future rows, those above 1, ascending
     * @param historyStep mean step of the history, used where there is one future row only
     * @param delta changes of the history, one per changepoint
     * @param draws how many futures are drawn
     */
    public TrendUncertainty(double[] t, double historyStep, double[] delta, int draws, RandomGenerator random) {
        this.random = random;
        step = t.length > 1 ? (t[t.length - 1] - t[0]) / (t.length - 1) : historyStep;
        likelihood = delta.length * step;
        scale = Arrays.stream(delta).map(Math::abs).sum() / Math.max(1, delta.length) + 1e-8;
        slope = new double[draws];
        previous = new double[draws];
        extra = new double[draws];
        nextChange = new long[draws];
        Arrays.setAll(nextChange, draw -> stepsWithoutChange());
    }

    /**
     * How far each draw has left the trend at the next future row, in scaled units; the array is overwritten by the next call. Python averages each
     * change with the one before it, so that half of a change acts at its own step and half one step later.
     */
    public double[] next() {
        for (int draw = 0; draw < extra.length; draw++) {
            double change = 0;
            if (nextChange[draw] == row) {
                change = laplace();
                nextChange[draw] += 1 + stepsWithoutChange();
            }
            slope[draw] += (change + previous[draw]) / 2;
            previous[draw] = change;
            extra[draw] += slope[draw] * step;
        }
        row++;
        return extra;
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
