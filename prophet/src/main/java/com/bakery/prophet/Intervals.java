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
     * @param rows the forecast's rows
     */
    static Intervals draw(FittedProphet model, ForecastRows rows, PredictOptions options) {
        double width = options.intervalWidth() == null ? model.options().intervalWidth() : options.intervalWidth();
        Drawing drawing = new Drawing(model, rows, (1 - width) / 2, (1 + width) / 2);
        int firstFuture = firstAfter(rows.t(), 1);
        for (int row = 0; row < firstFuture; row++) {
            drawing.historyRow(row);
        }
        if (firstFuture < rows.t().length) {
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
        private final ForecastRows rows;
        private final double lower;
        private final double upper;
        private final double[][] bounds;

        Drawing(FittedProphet model, ForecastRows rows, double lower, double upper) {
            this.model = model;
            this.rows = rows;
            this.lower = lower;
            this.upper = upper;
            bounds = new double[4][rows.t().length];
        }

        void historyRow(int row) {
            double sigma = model.parameters().sigma() * model.scale().yScale();
            double value = rows.value(row, rows.trend()[row]);
            bounds[0][row] = value + sigma * Quantiles.normal(lower);
            bounds[1][row] = value + sigma * Quantiles.normal(upper);
            bounds[2][row] = rows.trend()[row];
            bounds[3][row] = rows.trend()[row];
        }

        void futureRows(int first, RandomGenerator random) {
            int draws = model.options().uncertaintySamples();
            double yScale = model.scale().yScale();
            double sigma = model.parameters().sigma() * yScale;
            TrendUncertainty uncertainty = TrendUncertainty.of(
                    model.options().growth(),
                    Arrays.copyOfRange(rows.t(), first, rows.t().length),
                    rows.cap().length == 0 ? rows.cap() : Arrays.copyOfRange(rows.cap(), first, rows.t().length),
                    model.history().meanStep(),
                    model.line(),
                    draws,
                    random);
            double[] trends = new double[draws];
            double[] values = new double[draws];
            for (int row = first; row < rows.t().length; row++) {
                double[] extra = uncertainty.next();
                for (int draw = 0; draw < draws; draw++) {
                    trends[draw] = rows.trend()[row] + extra[draw] * yScale;
                    values[draw] = rows.value(row, trends[draw]) + sigma * random.nextGaussian();
                }
                bounds[0][row] = Quantiles.of(values, lower);
                bounds[1][row] = Quantiles.of(values, upper);
                bounds[2][row] = Quantiles.of(trends, lower);
                bounds[3][row] = Quantiles.of(trends, upper);
            }
        }

        Intervals result() {
            return new Intervals(bounds[0], bounds[1], bounds[2], bounds[3]);
        }
    }
}
