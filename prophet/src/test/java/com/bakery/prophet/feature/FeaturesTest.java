package com.bakery.prophet.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.bakery.prophet.AutoSeasonality;
import com.bakery.prophet.EffectMode;
import com.bakery.prophet.HolidayEvent;
import com.bakery.prophet.ProphetException;
import com.bakery.prophet.ProphetOptions;
import com.bakery.prophet.ProphetOptionsBuilder;
import com.bakery.prophet.Regressor;
import com.bakery.prophet.Regressor.Standardize;
import com.bakery.prophet.Seasonality;
import com.bakery.prophet.TimeSeries;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The cases of Prophet's own tests for seasonalities, holidays and regressors. */
class FeaturesTest {
    private static final LocalDate FIRST = LocalDate.of(2012, 5, 18);

    @Test
    void weeklyComesWithTwoWeeksAndGapsBelowAWeek() {
        assertThat(seasonalities(ProphetOptions.builder(), daily(15))).containsExactly("weekly");
        assertThat(seasonalities(ProphetOptions.builder(), daily(14))).isEmpty();
        assertThat(seasonalities(ProphetOptions.builder(), every(7, 30))).isEmpty();
        assertThat(seasonalities(ProphetOptions.builder().weeklySeasonality(AutoSeasonality.ON), daily(9)))
                .containsExactly("weekly");
    }

    @Test
    void yearlyComesWithTwoYears() {
        assertThat(seasonalities(ProphetOptions.builder(), daily(731))).containsExactly("yearly", "weekly");
        assertThat(seasonalities(ProphetOptions.builder(), daily(730))).containsExactly("weekly");
    }

    @Test
    void dailyComesWithTwoDaysOfSubDailyRows() {
        assertThat(seasonalities(ProphetOptions.builder(), hourly(49))).containsExactly("daily");
        assertThat(seasonalities(ProphetOptions.builder(), hourly(48))).isEmpty();
        assertThat(seasonalities(ProphetOptions.builder().dailySeasonality(AutoSeasonality.order(7)), daily(5)))
                .containsExactly("daily");
    }

    @Test
    void aForcedSeasonalityKeepsItsOrderAndPriorScale() {
        Features features = features(
                ProphetOptions.builder()
                        .weeklySeasonality(AutoSeasonality.order(2))
                        .seasonalityPriorScale(3),
                daily(30));

        assertThat(features.seasonalities())
                .containsExactly(new Seasonality("weekly", 7, 2, 3, null, EffectMode.ADDITIVE));
    }

    @Test
    void autoYieldsToTheUsersSeasonalityAndForcingReplacesIt() {
        Seasonality own = new Seasonality("weekly", 7, 5, 2, null, EffectMode.ADDITIVE);
        Features yielding = features(ProphetOptions.builder().seasonality(own), daily(30));
        Features forced =
                features(ProphetOptions.builder().seasonality(own).weeklySeasonality(AutoSeasonality.ON), daily(30));

        assertThat(yielding.seasonalities()).containsExactly(own);
        assertThat(forced.seasonalities())
                .containsExactly(new Seasonality("weekly", 7, 3, 10, null, EffectMode.ADDITIVE));
    }

    @Test
    void aConditionalSeasonalityIsZeroWhereItsConditionIsFalse() {
        double[] summer =
                IntStream.range(0, 30).mapToDouble(day -> day < 10 ? 1 : 0).toArray();
        ProphetOptionsBuilder options = ProphetOptions.builder()
                .weeklySeasonality(AutoSeasonality.OFF)
                .seasonality(new Seasonality("summer_week", 7, 1, 10, "summer"));
        double[] cosine = features(options, daily(30).with("summer", summer))
                .values(daily(30).with("summer", summer))[1];

        assertThat(Arrays.copyOfRange(cosine, 0, 10)).doesNotContain(0);
        assertThat(Arrays.copyOfRange(cosine, 10, 30)).containsOnly(0);
        summer[3] = 2;
        assertThatThrownBy(() -> features(options, daily(30)).values(daily(30).with("summer", summer)))
                .isInstanceOf(ProphetException.class)
                .hasMessage("condition column summer holds 2.0; it must hold 0 or 1");
        assertThatThrownBy(() -> features(options, daily(30)).values(daily(30)))
                .hasMessage("column summer is missing from the data");
    }

    @Test
    void aHolidayWithAWindowHasOneColumnForEachOfItsDays() {
        TimeSeries days = TimeSeries.future(LocalDate.of(2016, 12, 20), 12);
        Features features = features(holiday(-1, 0, null), days);

        assertThat(names(features)).containsExactly("xmas_delim_+0", "xmas_delim_-1");
        for (double[] column : features.values(days)) {
            assertThat(Arrays.stream(column).sum()).isEqualTo(1);
        }
        assertThat(features.priorScales()).containsOnly(10);
    }

    @Test
    void columnsAreSortedByCodePointAndExistEvenIfNoRowMeetsThem() {
        Features features = features(holiday(-1, 10, 5.0), TimeSeries.future(LocalDate.of(2016, 12, 20), 12));

        assertThat(names(features))
                .hasSize(12)
                .startsWith("xmas_delim_+0", "xmas_delim_+1", "xmas_delim_+10", "xmas_delim_+2");
        assertThat(features.priorScales()).containsOnly(5);
    }

    @Test
    void everyRowOfAHolidaysDayIsHit() {
        Features features = features(holiday(0, 0, null), TimeSeries.future(LocalDate.of(2016, 12, 20), 12));
        TimeSeries hours = new TimeSeries(
                IntStream.range(0, 72)
                        .mapToDouble(hour -> LocalDate.of(2016, 12, 24).toEpochDay() * 86_400.0 + hour * 3_600.0)
                        .toArray(),
                new double[0],
                Map.of());

        assertThat(Arrays.stream(features.values(hours)[0]).sum()).isEqualTo(24);
    }

    @Test
    void theDaysOfAHolidayMustAgreeOnItsPriorScale() {
        ProphetOptionsBuilder options = ProphetOptions.builder()
                .holidays(List.of(
                        new HolidayEvent("xmas", LocalDate.of(2016, 12, 25), 0, 0, 5.0),
                        new HolidayEvent("xmas", LocalDate.of(2017, 12, 25), 0, 0, 4.0)));

        assertThatThrownBy(() -> features(options, daily(30)))
                .isInstanceOf(ProphetException.class)
                .hasMessage("holiday xmas has the prior scales 5.0 and 4.0; all its days must agree");
    }

    @Test
    void regressorsAreStandardisedAsInPython() {
        // 0..509 with mean 254.5; 100 ones of 510 forced; 0/1 and constant columns left alone
        TimeSeries rows = daily(510)
                .with("numeric", IntStream.range(0, 510).asDoubleStream().toArray())
                .with(
                        "binary",
                        IntStream.range(0, 510)
                                .mapToDouble(i -> i < 100 ? 1 : 0)
                                .toArray())
                .with("constant", new double[510]);
        Features features = features(
                ProphetOptions.builder()
                        .holidaysPriorScale(4)
                        .regressor("numeric")
                        .regressor("binary")
                        .regressor(new Regressor("forced", 2, Standardize.YES))
                        .regressor(new Regressor("constant", 2, Standardize.YES)),
                rows.with("forced", rows.column("binary")));

        assertScaling(features.regressors().get(0), 254.5, 147.368585);
        assertScaling(features.regressors().get(1), 0, 1);
        assertScaling(features.regressors().get(2), 0.1960784, 0.3974183);
        assertScaling(features.regressors().get(3), 0, 1);
        assertThat(features.regressors().get(0).apply(new double[] {0})[0]).isCloseTo(-1.726962, within(1e-6));
        assertThat(features.regressors().get(2).apply(new double[] {1})[0]).isCloseTo(2.022859, within(1e-6));
        assertThat(features.priorScales()).endsWith(4, 4, 2, 2);
    }

    @Test
    void columnsStandInPythonsOrder() {
        Features features = features(
                ProphetOptions.builder()
                        .seasonality(new Seasonality("monthly", 30.5, 5, 2, null))
                        .holidays(List.of(new HolidayEvent("special_day", FIRST.plusDays(3), 0, 0, 4.0))),
                daily(30));

        assertThat(names(features))
                .hasSize(17)
                .startsWith("monthly_delim_1")
                .endsWith("weekly_delim_6", "special_day_delim_+0");
        assertThat(features.priorScales())
                .startsWith(2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 10)
                .endsWith(10, 4);
    }

    private static void assertScaling(RegressorScaling scaling, double mu, double std) {
        assertThat(scaling.mu()).isCloseTo(mu, within(1e-6));
        assertThat(scaling.std()).isCloseTo(std, within(1e-6));
    }

    private static ProphetOptionsBuilder holiday(int lower, int upper, Double priorScale) {
        return ProphetOptions.builder()
                .weeklySeasonality(AutoSeasonality.OFF)
                .holidays(List.of(new HolidayEvent("xmas", LocalDate.of(2016, 12, 25), lower, upper, priorScale)));
    }

    private static Features features(ProphetOptionsBuilder options, TimeSeries rows) {
        return Features.fromHistory(options.build(), HolidayColumns.of(options.build()), rows);
    }

    private static List<String> seasonalities(ProphetOptionsBuilder options, TimeSeries rows) {
        return features(options, rows).seasonalities().stream()
                .map(Seasonality::name)
                .toList();
    }

    private static List<String> names(Features features) {
        return features.columns().stream().map(Features.Column::name).toList();
    }

    private static TimeSeries daily(int rows) {
        return every(1, rows);
    }

    private static TimeSeries every(int days, int rows) {
        return at(IntStream.range(0, rows).mapToDouble(i -> i * days * 86_400.0).toArray());
    }

    private static TimeSeries hourly(int rows) {
        return at(IntStream.range(0, rows).mapToDouble(i -> i * 3_600.0).toArray());
    }

    private static TimeSeries at(double[] seconds) {
        double start = FIRST.toEpochDay() * 86_400.0;
        return new TimeSeries(
                Arrays.stream(seconds).map(second -> start + second).toArray(), new double[0], Map.of());
    }
}
