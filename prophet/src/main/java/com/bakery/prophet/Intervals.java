package com.bakery.prophet;

import com.bakery.prophet.trend.TrendSpread;
import com.bakery.prophet.trend.TrendUncertainty;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Percentiles of trend and observation (Prophet: {@code predict_uncertainty}). In the history only the noise is uncertain, so its rows take the normal
 * quantile that Python's draws approach. Behind it the bounds of a linear trend are computed, those of a logistic one drawn.
 */
record Intervals(
        double @Nullable [] yhatLower,
        double @Nullable [] yhatUpper,
        double @Nullable [] trendLower,
        double @Nullable [] trendUpper) {
    private static final int MAX_SINGLE_ROWS = 400;
    private static final double SMALLEST_FACTOR = 1e-6;

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
            if (options.drawn() || drawing.isBeyondComputing(rows.t().length - firstFuture)) {
                drawing.drawnRows(firstFuture, new SplittableRandom(options.seed()));
            } else {
                drawing.computedRows(firstFuture);
            }
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
            set(row, sigma * Quantiles.normal(upper), 0);
        }

        /** A logistic trend has no closed form; effects that multiply it make every row a curve of its own, too many of them cost more than draws. */
        boolean isBeyondComputing(int future) {
            boolean multiplied = Arrays.stream(rows.multiplicative()).anyMatch(factor -> factor != 0);
            return model.options().growth() == Growth.LOGISTIC || (multiplied && future > MAX_SINGLE_ROWS);
        }

        /** The limit of infinitely many draws: both distributions are symmetric about the forecast. */
        void computedRows(int first) {
            double yScale = model.scale().yScale();
            int count = rows.t().length - first;
            double step = TrendUncertainty.step(
                    Arrays.copyOfRange(rows.t(), first, rows.t().length),
                    model.history().meanStep());
            boolean bends = model.options().growth() == Growth.LINEAR;
            TrendSpread spread =
                    new TrendSpread(step, bends ? model.parameters().delta() : new double[0]);
            double sigma = model.parameters().sigma();
            double[] trends = RowCurve.over(count, row -> spread.quantile(row, 0, upper));
            double[] values = RowCurve.over(count, row -> spread.quantile(row, sigma, upper));
            for (int row = 0; row < count; row++) {
                double factor = Math.max(SMALLEST_FACTOR, Math.abs(1 + rows.multiplicative()[first + row]));
                double distance = factor == 1 ? values[row] : factor * spread.quantile(row, sigma / factor, upper);
                set(first + row, distance * yScale, trends[row] * yScale);
            }
        }

        private void set(int row, double distance, double trendDistance) {
            double value = rows.value(row, rows.trend()[row]);
            bounds[0][row] = value - distance;
            bounds[1][row] = value + distance;
            bounds[2][row] = rows.trend()[row] - trendDistance;
            bounds[3][row] = rows.trend()[row] + trendDistance;
        }

        void drawnRows(int first, RandomGenerator random) {
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
