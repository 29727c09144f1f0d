package com.bakery.prophet.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.bakery.prophet.Growth;
import com.bakery.prophet.trend.TrendUncertainty.Line;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrendSpreadTest {
    private static final int DRAWS = 200_000;
    private static final int ROWS = 60;

    /** A quantile of so many draws has a standard error in probability of sqrt(s (1 - s) / n); five of them either way hold ours. */
    @ParameterizedTest
    @CsvSource({"0.0014, 0.9", "0.0014, 0.975", "0.004, 0.9", "0.02, 0.75", "0.05, 0.9", "0.0003, 0.995"})
    void quantilesAreThoseOfTheDraws(double step, double share) {
        double[] delta = new double[25];
        delta[3] = 1.5;
        delta[9] = -0.5;
        double[] t =
                IntStream.range(0, ROWS).mapToDouble(i -> 1 + (i + 1) * step).toArray();
        TrendUncertainty drawn = TrendUncertainty.of(
                Growth.LINEAR,
                t,
                new double[0],
                step,
                new Line(0, 0, delta, new double[25]),
                DRAWS,
                new SplittableRandom(7));
        TrendSpread spread = new TrendSpread(step, delta);
        SplittableRandom noise = new SplittableRandom(8);
        double error = 5 * Math.sqrt(share * (1 - share) / DRAWS);
        for (int row = 0; row < ROWS; row++) {
            double[] distance = drawn.next().clone();
            if (row % 12 != 11) {
                continue;
            }
            double sigma = 0.7 * spread.deviation(row);
            double[] noisy = Arrays.stream(distance)
                    .map(value -> value + sigma * noise.nextGaussian())
                    .toArray();
            assertBetween(spread.quantile(row, 0, share), distance, share, error);
            assertBetween(spread.quantile(row, sigma, share), noisy, share, error);
        }
    }

    private static void assertBetween(double quantile, double[] draws, double share, double error) {
        Arrays.sort(draws);
        double tolerance = 0.02 * Math.abs(quantile);
        assertThat(quantile)
                .isBetween(
                        draws[(int) ((share - error) * DRAWS)] - tolerance,
                        draws[(int) Math.min(DRAWS - 1.0, (share + error) * DRAWS)] + tolerance);
    }

    @Test
    void withoutChangesOnlyTheNoiseIsLeft() {
        TrendSpread still = new TrendSpread(0.01, new double[0]);

        assertThat(still.quantile(10, 0, 0.9)).isZero();
        assertThat(still.quantile(10, 2, 0.975)).isCloseTo(2 * 1.959963984540054, within(1e-5));
    }

    @Test
    void aShareThatMeetsNoChangeStaysOnCourse() {
        TrendSpread rare = new TrendSpread(1e-4, new double[] {0.3});

        assertThat(rare.quantile(5, 0, 0.9)).isZero();
        assertThat(rare.quantile(5, 0, 0.99999)).isPositive();
    }
}
