package com.bakery.prophet.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.bakery.prophet.Growth;
import com.bakery.prophet.trend.TrendUncertainty.Line;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendUncertaintyTest {
    private static final int DRAWS = 40_000;
    private static final double STEP = 0.004;

    /** Drawing the gaps between changes instead of every step's chance is another way to the same distribution. */
    @Test
    void isDistributedAsPythonsMatrixOfShifts() {
        double[] delta = new double[25];
        delta[3] = 1.5;
        delta[9] = -0.5;
        int rows = 60;
        double[] t =
                IntStream.range(0, rows).mapToDouble(i -> 1 + (i + 1) * STEP).toArray();
        TrendUncertainty uncertainty = linear(t, STEP, delta, DRAWS);
        double[] last = new double[0];
        for (int row = 0; row < rows; row++) {
            last = uncertainty.next();
        }
        double[] literal = literally(rows, 2.0 / 25 + 1e-8, 25 * STEP);

        for (double share : new double[] {0.025, 0.1, 0.25, 0.75, 0.9, 0.975}) {
            double expected = quantile(literal, share);
            assertThat(quantile(last, share)).isCloseTo(expected, within(0.04 * Math.abs(expected)));
        }
        assertThat(variance(last) / variance(literal)).isCloseTo(1, within(0.05));
    }

    @Test
    void oneFutureRowTakesTheStepOfTheHistory() {
        double[] none = {0};
        TrendUncertainty uncertainty = linear(new double[] {1.5}, 0.01, none, 10);

        assertThat(Arrays.stream(uncertainty.next()).map(Math::abs).max().orElseThrow())
                .isLessThan(1e-8);
    }

    @Test
    void equalFutureTimesNeverChangeTheTrend() {
        TrendUncertainty uncertainty = linear(new double[] {1.5, 1.5}, 0.01, new double[] {1}, 10);

        assertThat(uncertainty.next()).containsOnly(0);
        assertThat(uncertainty.next()).containsOnly(0);
    }

    /** Prophet's own way: the whole history on a grid of the future's step, with the offsets gamma that keep the trend continuous. */
    @Test
    void aLogisticDrawIsDistributedAsPythonsLoop() {
        double[] delta = {0.8, -1.1, 0.4};
        double[] changepoints = {0.2, 0.41, 0.61};
        int rows = 40;
        double[] t =
                IntStream.range(0, rows).mapToDouble(i -> 1 + (i + 1) * 0.01).toArray();
        double[] cap = new double[rows];
        Arrays.fill(cap, 1.2);
        TrendUncertainty uncertainty = TrendUncertainty.of(
                Growth.LOGISTIC, t, cap, 0.01, new Line(2, 0.3, delta, changepoints), DRAWS, new SplittableRandom(1));
        double[] last = new double[0];
        for (int row = 0; row < rows; row++) {
            last = uncertainty.next();
        }
        double[] literal = literalLogistic(t, delta, changepoints);

        assertThat(Arrays.stream(last).sum()).isCloseTo(0, within(1e-6));
        for (double share : new double[] {0.025, 0.1, 0.9, 0.975}) {
            double expected = quantile(literal, share);
            assertThat(quantile(last, share)).isCloseTo(expected, within(0.08 * Math.abs(expected)));
        }
        assertThat(variance(last) / variance(literal)).isCloseTo(1, within(0.06));
    }

    private static TrendUncertainty linear(double[] t, double historyStep, double[] delta, int draws) {
        return TrendUncertainty.of(
                Growth.LINEAR,
                t,
                new double[0],
                historyStep,
                new Line(0, 0, delta, new double[delta.length]),
                draws,
                new SplittableRandom(1));
    }

    /** _logistic_uncertainty with cap 1.2, k 2, m 0.3, step by step as Python writes it; the draws of the last row. */
    private static double[] literalLogistic(double[] t, double[] delta, double[] changepoints) {
        Random random = new Random(3);
        int grid = (int) Math.ceil((1 + 0.01) / 0.01 - 1e-9);
        int all = grid + t.length;
        double[] times = new double[all];
        double[] history = new double[all];
        for (int i = 0; i < all; i++) {
            times[i] = i < grid ? i * 0.01 : t[i - grid];
        }
        for (int j = 0; j < delta.length; j++) {
            int cell = 0;
            while (times[cell] <= changepoints[j]) {
                cell++;
            }
            history[cell] = delta[j];
        }
        double scale = Arrays.stream(delta).map(Math::abs).sum() / delta.length + 1e-8;
        double[] last = new double[DRAWS];
        double mean = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] shift = history.clone();
            double previous = 0;
            for (int i = grid; i < all; i++) {
                double u = random.nextDouble() - 0.5;
                double laplace = -scale * Math.signum(u) * Math.log(1 - 2 * Math.abs(u));
                double own = random.nextDouble() < delta.length * 0.01 ? laplace : 0;
                shift[i] = (own + previous) / 2;
                previous = own;
            }
            double rate = 2;
            double offset = 0.3;
            for (int i = 0; i < all; i++) {
                if (shift[i] != 0) {
                    double next = rate + shift[i];
                    offset += (times[i] - offset) * (1 - rate / next);
                    rate = next;
                }
            }
            last[draw] = 1.2 / (1 + Math.exp(-rate * (t[t.length - 1] - offset)));
            mean += last[draw] / DRAWS;
        }
        for (int draw = 0; draw < DRAWS; draw++) {
            last[draw] -= mean;
        }
        return last;
    }

    /** sample_predictive_trend_vectorized, step by step as Python writes it; the draws of the last row. */
    private static double[] literally(int rows, double scale, double likelihood) {
        Random random = new Random(2);
        double[] last = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] shift = new double[rows];
            for (int i = 0; i < rows; i++) {
                double u = random.nextDouble() - 0.5;
                double laplace = -scale * Math.signum(u) * Math.log(1 - 2 * Math.abs(u));
                shift[i] = random.nextDouble() < likelihood ? laplace : 0;
            }
            double slope = 0;
            for (int i = 0; i < rows; i++) {
                slope += (shift[i] + (i == 0 ? 0 : shift[i - 1])) / 2;
                last[draw] += slope * STEP;
            }
        }
        return last;
    }

    private static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) (share * (sorted.length - 1))];
    }

    private static double variance(double[] values) {
        return Arrays.stream(values).map(value -> value * value).average().orElseThrow();
    }
}
