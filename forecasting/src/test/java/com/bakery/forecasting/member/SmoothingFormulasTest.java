package com.bakery.forecasting.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.bakery.forecasting.AShop;
import com.bakery.forecasting.TrainingMonitor;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The formulas on series short enough to compute by hand, whatever the grids of parameters hold. */
class SmoothingFormulasTest {

    @Test
    void theProfileDrawsEveryWeekdayTowardsTheMeanByThreeDays() {
        // eight weeks: Mondays sell 38, the other days 10; the mean is 14
        TrainingWindow window = AShop.ofWeeks(20, 38, 10, 10, 10, 10, 10, 10).window();
        WeekdayProfile profile = WeekdayProfile.of(window, window.data().quantity());

        assertThat(profile.factors()[0]).isCloseTo((8 * 38 / 14.0 + 3) / 11, within(1e-12));
        assertThat(profile.factors()[1]).isCloseTo((8 * 10 / 14.0 + 3) / 11, within(1e-12));
    }

    @Test
    void theProfileOfAProductThatSellsNothingIsFlat() {
        TrainingWindow window = AShop.of(60).selling(i -> 0).window();

        assertThat(WeekdayProfile.of(window, window.data().quantity()).factors())
                .containsOnly(1);
    }

    @Test
    void theProfileIsNeverSmallerThanATwentieth() {
        TrainingWindow window = AShop.ofWeeks(20, 0, 10, 10, 10, 10, 10, 10).window();

        assertThat(WeekdayProfile.of(window, window.data().quantity()).factors()[0])
                .isGreaterThanOrEqualTo(.05);
    }

    @Test
    void levelsAreTheOpenDaysWithoutTheirWeekdaysPart() {
        TrainingWindow window =
                AShop.ofWeeks(3, 20, 10, 10, 10, 10, 10, 10).closed(i -> i == 4).window();
        WeekdayProfile profile = WeekdayProfile.of(window, window.data().quantity());

        double[] levels = profile.levels(window, window.data().quantity());
        assertThat(levels).hasSize(20);
        assertThat(levels[0]).isCloseTo(20 / profile.factors()[0], within(1e-12));
        assertThat(levels[4]).isCloseTo(10 / profile.factors()[5], within(1e-12));
    }

    @Test
    void tsbForecastsSizeTimesChance() {
        // one sale of 6 every third day: whatever the smoothing, about 2 a day
        TrainingWindow window = AShop.of(420).selling(i -> i % 3 == 0 ? 6 : 0).window();

        double[] forecast = new TsbMember().fit(window, TrainingMonitor.NONE).forecast(21, window.knownFuture());
        assertThat(Arrays.stream(forecast).average().orElseThrow()).isCloseTo(2, within(.3));
    }

    @Test
    void tsbDecaysWhereNothingSellsAnyMore() {
        TrainingWindow window =
                AShop.of(420).selling(i -> i % 3 == 0 && i < 300 ? 6 : 0).window();

        double[] forecast = new TsbMember().fit(window, TrainingMonitor.NONE).forecast(7, window.knownFuture());
        assertThat(Arrays.stream(forecast).max().orElseThrow()).isLessThan(.3);
    }

    @Test
    void eitherTsbOrSesServesAProduct() {
        TrainingWindow daily = AShop.of(100).window();
        TrainingWindow rare = AShop.of(100).selling(i -> i % 10 == 0 ? 0 : 5).window();

        assertThat(new SesMember().appliesTo(daily)).isTrue();
        assertThat(new TsbMember().appliesTo(daily)).isFalse();
        assertThat(new SesMember().appliesTo(rare)).isFalse();
        assertThat(new TsbMember().appliesTo(rare)).isTrue();
    }

    @Test
    void sesFollowsALevelThatMoved() {
        TrainingWindow window = AShop.of(200).selling(i -> i < 100 ? 10 : 30).window();

        double[] forecast = new SesMember().fit(window, TrainingMonitor.NONE).forecast(7, window.knownFuture());
        assertThat(Arrays.stream(forecast).boxed())
                .allSatisfy(value -> assertThat(value).isCloseTo(30, within(1.5)));
    }

    @Test
    void smoothingStepsLevelAndSeasonByTheError() {
        TrainingWindow window = AShop.ofWeeks(12, 8, 9, 10, 11, 12, 20, 4)
                .selling(i -> new double[] {8, 9, 10, 11, 12, 20, 4}[i % 7] + (i == 83 ? 10 : 0))
                .window();
        WeeklySmoothing fitted =
                WeeklySmoothing.fit(SmoothingSeries.of(window, window.data().quantity()));

        // one surprise of 10 on the last day, a Sunday: by alpha into the level, by gamma into its season
        double mean = 74 / 7.0;
        assertThat(fitted.alpha()).isBetween(0.0, 1.0);
        assertThat(fitted.gamma()).isBetween(0.0, 1 - fitted.alpha());
        assertThat(fitted.level()).isCloseTo(mean + 10 * fitted.alpha(), within(1e-9));
        assertThat(fitted.forecast(6)).isCloseTo(4 + 10 * (fitted.alpha() + fitted.gamma()), within(1e-9));
        assertThat(fitted.forecast(0)).isCloseTo(8 + 10 * fitted.alpha(), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1, 1e6, 1e9})
    void smoothingAlwaysEnds(double scale) {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            double[] values = new double[30 + 13 * seed];
            int kind = seed % 4;
            double walk = 5;
            for (int i = 0; i < values.length; i++) {
                walk = Math.max(0, walk + random.nextGaussian());
                values[i] = scale
                        * (kind == 0
                                ? random.nextDouble()
                                : kind == 1
                                        ? walk
                                        : kind == 2
                                                ? (random.nextInt(9) == 0 ? 7 : 0)
                                                : Math.exp(3 * random.nextGaussian()));
            }
            TrainingWindow window =
                    AShop.of(values.length).selling(i -> values[i]).window();
            WeeklySmoothing fitted = WeeklySmoothing.fit(SmoothingSeries.of(window, values));

            assertThat(fitted.level()).isFinite();
        }
    }

    @Test
    void aClosedDayOutOfTheOrdinaryTeachesNothingARegularOneSellsNothing() {
        TrainingWindow window = AShop.of(70).closed(i -> i % 7 == 6 || i == 50).window();
        SmoothingSeries series = SmoothingSeries.of(window, window.data().quantity());

        assertThat(series.observed()[50]).isFalse();
        assertThat(series.observed()[69]).isTrue();
        assertThat(series.value()[69]).isZero();
    }

    @Test
    void theMedianTakesTheLastEightOpenDaysOfAWeekday() {
        // Mondays rise by one a week; one of the last nine was closed
        TrainingWindow window = AShop.of(140)
                .selling(i -> i % 7 == 0 ? 1 + i / 7.0 : 5)
                .closed(i -> i == 126)
                .window();

        double[] forecast =
                new WeekdayMedianMember().fit(window, TrainingMonitor.NONE).forecast(7, window.knownFuture());
        assertThat(forecast[0]).isEqualTo((15 + 16) / 2.0);
        assertThat(forecast[1]).isEqualTo(5);
    }

    @Test
    void theBaselineRepeatsTheLastOpenSameWeekday() {
        TrainingWindow window =
                AShop.of(28).selling(i -> i).closed(i -> i == 22).window();

        double[] forecast =
                new SeasonalNaiveMember().fit(window, TrainingMonitor.NONE).forecast(9, window.knownFuture());
        assertThat(forecast).containsExactly(21, 15, 23, 24, 25, 26, 27, 21, 15);
    }
}
