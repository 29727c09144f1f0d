package com.bakery.prophet;

import com.bakery.prophet.trend.TrendUncertainty;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Percentiles of trend and observation (Prophet: {@code predict_uncertainty}). In the history only the noise is uncertain, so its rows take the normal
 * quantile that Python's draws approach; the rows behind it are drawn.
 */
record Intervals(
        double @Nullable [] yhatLower,
        double @Nullable [] yhatUpper,
        double @Nullable [] trendLower,
        double @Nullable [] trendUpper) {
    static final Intervals NONE = new Intervals(null, null, null, null);

    /**
     * Intervals in the units of y.
     *
     * @param t scaled times, ascending
     * @param trend of each row, scaled
     * @param additive sum of the other components of each row, scaled
     */
    static Intervals draw(FittedProphet model, double[] t, double[] trend, double[] additive, PredictOptions options) {
        double width = options.intervalWidth() == null ? model.options().intervalWidth() : options.intervalWidth();
        Drawing drawing = new Drawing(model, t, trend, additive, (1 - width) / 2, (1 + width) / 2);
        int firstFuture = firstAfter(t, 1);
        for (int row = 0; row < firstFuture; row++) {
            drawing.historyRow(row);
        }
        if (firstFuture < t.length) {
            drawing.futureRows(firstFuture, new SplittableRandom(options.seed()));
        }
        return drawing.result();
    }

    private static int firstAfter(double[] t, double end) {
        int first = t.length;
        while (first > 0 && t[first - 1] > end) {
            first--;
        }
        return first;
    }

    /** The rows of one forecast while they are filled. */
    private static final class Drawing {
        private final FittedProphet model;
        private final double[] t;
        private final double[] trend;
        private final double[] additive;
        private final double lower;
        private final double upper;
        private final double[][] bounds;

        Drawing(FittedProphet model, double[] t, double[] trend, double[] additive, double lower, double upper) {
            this.model = model;
            this.t = t;
            this.trend = trend;
            this.additive = additive;
            this.lower = lower;
            this.upper = upper;
            bounds = new double[4][t.length];
        }

        void historyRow(int row) {
            double sigma = model.parameters().sigma();
            double value = trend[row] + additive[row];
            set(0, row, value + sigma * Quantiles.normal(lower));
            set(1, row, value + sigma * Quantiles.normal(upper));
            set(2, row, trend[row]);
            set(3, row, trend[row]);
        }

        void futureRows(int first, RandomGenerator random) {
            int draws = model.options().uncertaintySamples();
            double sigma = model.parameters().sigma();
            TrendUncertainty uncertainty = new TrendUncertainty(
                    Arrays.copyOfRange(t, first, t.length),
                    model.history().meanStep(),
                    model.parameters().delta(),
                    draws,
                    random);
            double[] trends = new double[draws];
            double[] values = new double[draws];
            for (int row = first; row < t.length; row++) {
                double[] extra = uncertainty.next();
                for (int draw = 0; draw < draws; draw++) {
                    trends[draw] = trend[row] + extra[draw];
                    values[draw] = trends[draw] + additive[row] + sigma * random.nextGaussian();
                }
                set(0, row, Quantiles.of(values, lower));
                set(1, row, Quantiles.of(values, upper));
                set(2, row, Quantiles.of(trends, lower));
                set(3, row, Quantiles.of(trends, upper));
            }
        }

        private void set(int bound, int row, double scaled) {
            bounds[bound][row] = model.unscaled(scaled);
        }

        Intervals result() {
            return new Intervals(bounds[0], bounds[1], bounds[2], bounds[3]);
        }
    }
}
