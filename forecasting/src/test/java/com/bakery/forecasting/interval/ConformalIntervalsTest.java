package com.bakery.forecasting.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.bakery.forecasting.interval.ConformalIntervals.Scored;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConformalIntervalsTest {
    private static final double[] NONE = {};

    @Test
    void theHalfWidthIsTheRankedResidualOfItsWeek() {
        // 21 residuals 1..21 in the first week, 100 times as many in the second
        List<Scored> folds = new ArrayList<>();
        for (int fold = 0; fold < 3; fold++) {
            double[] actual = new double[14];
            double[] forecast = new double[14];
            Arrays.fill(forecast, 1000);
            for (int h = 0; h < 14; h++) {
                actual[h] = 1000 + (h < 7 ? 1 : 100) * (1 + 7 * fold + h % 7) * (h % 2 == 0 ? 1 : -1);
            }
            folds.add(new Scored(forecast, actual));
        }
        ConformalIntervals intervals = ConformalIntervals.of(50, folds, NONE);

        // ceil(22 x .8) = 18th of 21; the same forecast, so the scale cancels
        assertThat(intervals.halfWidth(0, 1000, .8)).isCloseTo(18, within(1e-9));
        assertThat(intervals.halfWidth(7, 1000, .8)).isCloseTo(1800, within(1e-6));
        assertThat(intervals.halfWidth(0, 1000, .99)).isCloseTo(21, within(1e-9));
        assertThat(intervals.halfWidth(0, 1000, .001)).isCloseTo(1, within(1e-9));
    }

    @Test
    void widthsGrowWithTheRootOfTheForecast() {
        ConformalIntervals intervals = ConformalIntervals.of(0, simulated(new Random(1), 8), NONE);

        assertThat(intervals.halfWidth(0, 400, .8) / intervals.halfWidth(0, 100, .8))
                .isCloseTo(2, within(1e-3));
    }

    @Test
    void coversSimulatedDaysAsItSays() {
        Random random = new Random(4);
        for (double level : new double[] {.8, .95}) {
            int held = 0;
            int days = 0;
            for (int product = 0; product < 150; product++) {
                ConformalIntervals intervals = ConformalIntervals.of(100, simulated(random, 8), NONE);
                for (int h = 0; h < 28; h++) {
                    held += Math.abs(10 * random.nextGaussian()) <= intervals.halfWidth(h, 100, level) ? 1 : 0;
                    days++;
                }
            }
            assertThat(held / (double) days).isCloseTo(level, within(.025));
        }
    }

    @Test
    void weeksWithFewResidualsBorrowFromTheOthers() {
        ConformalIntervals intervals = ConformalIntervals.of(100, simulated(new Random(1), 3), NONE);

        assertThat(intervals.scaledResiduals().get(3)).hasSizeGreaterThanOrEqualTo(14);
    }

    @Test
    void productsWithFewResidualsBorrowFromTheirClass() {
        double[] borrowed = new double[100];
        Arrays.setAll(borrowed, i -> (i + 1) / 10.0);
        Scored few = new Scored(new double[] {10, 10, 10}, new double[] {11, Double.NaN, 9});

        assertThat(ConformalIntervals.of(10, List.of(few), borrowed).halfWidth(0, 10, .8))
                .isCloseTo(8.1 * Math.sqrt(15), within(1e-9));
    }

    @Test
    void daysThatAreNotScoredLeaveNoResidual() {
        Scored fold = new Scored(new double[] {10, 10}, new double[] {Double.NaN, 14});

        assertThat(ConformalIntervals.of(10, List.of(fold), NONE).allResiduals())
                .hasSize(4)
                .containsOnly(4 / Math.sqrt(15));
    }

    @Test
    void withoutAnyResidualTheSpreadIsThatOfCountsAndFollowsTheLevel() {
        ConformalIntervals intervals = ConformalIntervals.of(20, List.of(), NONE);

        assertThat(intervals.halfWidth(0, 90, .95)).isCloseTo(1.96 * 10, within(.01));
        assertThat(intervals.halfWidth(0, 90, .5)).isCloseTo(.6745 * 10, within(.01));
    }

    @Test
    void quantilesRiseAndNeverGoBelowZero() {
        for (ConformalIntervals intervals : List.of(
                ConformalIntervals.of(2, simulated(new Random(1), 8), NONE),
                ConformalIntervals.of(2, List.of(), NONE))) {
            double before = 0;
            for (int percent = 1; percent < 100; percent++) {
                double quantile = intervals.quantile(3, 2, percent / 100.0);
                assertThat(quantile).isGreaterThanOrEqualTo(before);
                before = quantile;
            }
            assertThat(intervals.quantile(3, 2, .5)).isEqualTo(2);
        }
    }

    @Test
    void daysBehindTheFourthWeekAreAsWideAsTheFourth() {
        ConformalIntervals intervals = ConformalIntervals.of(100, simulated(new Random(1), 8), NONE);

        assertThat(intervals.halfWidth(364, 100, .8)).isEqualTo(intervals.halfWidth(27, 100, .8));
    }

    private static List<Scored> simulated(Random random, int folds) {
        List<Scored> scored = new ArrayList<>();
        for (int k = folds; k >= 1; k--) {
            double[] forecast = new double[Math.min(28, 7 * k)];
            double[] actual = new double[forecast.length];
            Arrays.fill(forecast, 100);
            Arrays.setAll(actual, h -> 100 + 10 * random.nextGaussian());
            scored.add(new Scored(forecast, actual));
        }
        return scored;
    }
}
