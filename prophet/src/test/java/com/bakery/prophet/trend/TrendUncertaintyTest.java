package com.bakery.prophet.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
        TrendUncertainty uncertainty = new TrendUncertainty(t, STEP, delta, DRAWS, new SplittableRandom(1));
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
        TrendUncertainty uncertainty =
                new TrendUncertainty(new double[] {1.5}, 0.01, none, 10, new SplittableRandom(1));

        assertThat(Arrays.stream(uncertainty.next()).map(Math::abs).max().orElseThrow())
                .isLessThan(1e-8);
    }

    @Test
    void equalFutureTimesNeverChangeTheTrend() {
        TrendUncertainty uncertainty =
                new TrendUncertainty(new double[] {1.5, 1.5}, 0.01, new double[] {1}, 10, new SplittableRandom(1));

        assertThat(uncertainty.next()).containsOnly(0);
        assertThat(uncertainty.next()).containsOnly(0);
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
