package com.bakery.prophet.trend;

import java.util.Random;

/**
 * Draws of how the trend may leave its line behind the history (Prophet: {@code sample_predictive_trend_vectorized}): at every future step the slope
 * changes with probability S dt, by a Laplace amount as large as the changes of the history were on average.
 */
public final class TrendUncertainty {
    private final double likelihood;
    private final double scale;
    private final double step;
    private final int firstFuture;
    private final int rows;

    /**
     * @param t scaled times of the rows, ascending
     * @param historyStep mean step of the history, used where there is one future row only
     * @param changepoints S, the number of changepoints of the history
     */
    public TrendUncertainty(double[] t, double historyStep, double[] delta, int changepoints) {
        rows = t.length;
        firstFuture = firstAfterHistory(t);
        int future = rows - firstFuture;
        step = future > 1 ? (t[rows - 1] - t[firstFuture]) / (future - 1) : historyStep;
        likelihood = changepoints * step;
        double sum = 0;
        for (double change : delta) {
            sum += Math.abs(change);
        }
        scale = sum / Math.max(1, delta.length) + 1e-8;
    }

    /**
     * Adds one draw to {@code trend}, n values in scaled units. Python averages each change with the one before it, so a change of slope c at step l
     * adds c dt (i - l + 1/2) at step i.
     */
    public void addDraw(double[] trend, Random random) {
        double slope = 0;
        double previous = 0;
        double extra = 0;
        for (int i = firstFuture; i < rows; i++) {
            double change = random.nextDouble() < likelihood ? laplace(random) : 0;
            slope += (change + previous) / 2;
            previous = change;
            extra += slope * step;
            trend[i] += extra;
        }
    }

    private double laplace(Random random) {
        double u = random.nextDouble() - 0.5;
        return -scale * Math.signum(u) * Math.log1p(-2 * Math.abs(u));
    }

    private static int firstAfterHistory(double[] t) {
        int first = t.length;
        while (first > 0 && t[first - 1] > 1) {
            first--;
        }
        return first;
    }
}
