package com.bakery.prophet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.bakery.prophet.feature.Features;
import com.bakery.prophet.feature.Fourier;
import com.bakery.prophet.feature.HolidayColumns;
import com.bakery.prophet.trend.Changepoints;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Figures of the test suite of Python's Prophet, for linear growth and additive terms. */
class UpstreamSuiteTest {
    private static final TimeSeries DATA = Reference.series(Reference.table("data/prophet/data.csv"));
    private static final TimeSeries MINUTES = Reference.series(Reference.table("data/prophet/data2.csv"));

    @Test
    void fourierTermsOfTheFirstRow() {
        double[] ds = {LocalDate.of(2012, 5, 18).toEpochDay() * TimeSeries.DAY};

        assertThat(firstRow(Fourier.columns(ds, 7, 3)))
                .containsExactly(
                        new double[] {0.7818315, 0.6234898, 0.9749279, -0.2225209, 0.4338837, -0.9009689},
                        within(1e-6));
        assertThat(firstRow(Fourier.columns(ds, 365.25, 3)))
                .containsExactly(
                        new double[] {0.7006152, -0.7135393, -0.9998330, 0.01827656, 0.7262249, 0.6874572},
                        within(1e-6));
    }

    @Test
    void aConstantSeriesKeepsTheLineThroughItsEnds() {
        double[] y = new double[DATA.size()];
        Arrays.fill(y, 20);
        FittedProphet fitted =
                new Prophet(ProphetOptions.builder().build()).fit(new TimeSeries(DATA.ds(), y, Map.of()));

        assertThat(last(predict(fitted))).isEqualTo(20);
        Arrays.fill(y, 0);
        fitted = new Prophet(ProphetOptions.builder().build()).fit(new TimeSeries(DATA.ds(), y, Map.of()));
        assertThat(last(predict(fitted))).isZero();
    }

    @Test
    void changepointsLieInTheFirstPartOfTheHistory() {
        TimeSeries half = DATA.rows(range(0, DATA.size() / 2));
        double[] t = scaled(half);

        double[] usual = Changepoints.place(ProphetOptions.builder().build(), half.ds(), t);
        assertThat(usual).hasSize(25);
        assertThat(usual[0]).isPositive();
        assertThat(usual[24]).isLessThanOrEqualTo(t[(int) Math.ceil(0.8 * t.length)]);

        double[] early = Changepoints.place(
                ProphetOptions.builder().changepointRange(0.4).build(), half.ds(), t);
        assertThat(early[24]).isLessThanOrEqualTo(t[(int) Math.ceil(0.4 * t.length)]);
        assertThat(Changepoints.place(ProphetOptions.builder().nChangepoints(0).build(), half.ds(), t))
                .isEmpty();
        TimeSeries twenty = DATA.rows(range(0, 20));
        assertThat(Changepoints.place(ProphetOptions.builder().build(), twenty.ds(), scaled(twenty)))
                .hasSize(15);
        assertThatThrownBy(() -> ProphetOptions.builder().changepointRange(-0.1).build())
                .hasMessage("changepoint_range must lie in 0..1, not -0.1");
        assertThatThrownBy(() -> ProphetOptions.builder().changepointRange(2).build())
                .isInstanceOf(ProphetException.class);
    }

    @Test
    void seasonalitiesSwitchThemselvesOn() {
        assertThat(seasonalities(DATA, range(0, 15))).containsExactly("weekly");
        assertThat(seasonalities(DATA, range(0, 9))).isEmpty();
        assertThat(seasonalities(DATA, everySeventh())).doesNotContain("weekly");
        assertThat(seasonalities(DATA, range(0, DATA.size()))).containsExactly("yearly", "weekly");
        assertThat(seasonalities(DATA, range(0, 240))).containsExactly("weekly");
        assertThat(seasonalities(MINUTES, range(0, MINUTES.size()))).contains("daily");
        assertThat(seasonalities(MINUTES, range(0, 430))).doesNotContain("daily");
    }

    @Test
    void holidaysHaveAColumnForEachOffset() {
        TimeSeries december = TimeSeries.daily(LocalDate.of(2016, 12, 20), new double[12]);
        HolidayEvent xmas = new HolidayEvent("xmas", LocalDate.of(2016, 12, 25), -1, 0, null);
        Features features =
                features(ProphetOptions.builder().holidays(List.of(xmas)).build(), december);

        assertThat(features.columns())
                .extracting(Features.Column::name)
                .containsExactly("xmas_delim_+0", "xmas_delim_-1");
        assertThat(features.priorScales()).containsExactly(10, 10);
        for (double[] column : features.values(december)) {
            assertThat(Arrays.stream(column).sum()).isEqualTo(1);
        }
        Features wide = features(
                ProphetOptions.builder()
                        .holidays(List.of(new HolidayEvent("xmas", LocalDate.of(2016, 12, 25), -1, 10, 5.0)))
                        .build(),
                december);
        assertThat(wide.columns()).hasSize(12);
        assertThat(wide.priorScales()).containsOnly(5);
        assertThatThrownBy(() -> features(
                        ProphetOptions.builder()
                                .holidays(List.of(
                                        new HolidayEvent("xmas", LocalDate.of(2016, 12, 25), 0, 0, 5.0),
                                        new HolidayEvent("xmas", LocalDate.of(2017, 12, 25), 0, 0, 6.0)))
                                .build(),
                        december))
                .hasMessageContaining("prior scales 5.0 and 6.0");
    }

    @Test
    void regressorsAreStandardisedUnlessBinaryOrConstant() {
        double[] numeric = new double[DATA.size()];
        Arrays.setAll(numeric, i -> i);
        double[] binary = new double[DATA.size()];
        Arrays.fill(binary, 0, 100, 1);
        TimeSeries data = DATA.with("numeric", numeric).with("binary", binary).with("forced", binary);
        Features features = features(
                ProphetOptions.builder()
                        .regressor("numeric")
                        .regressor("binary")
                        .regressor(new Regressor("forced", 0.5, Regressor.Standardize.YES))
                        .build(),
                data);

        assertThat(features.regressors().get(0).mu()).isEqualTo(254.5);
        assertThat(features.regressors().get(0).std()).isCloseTo(147.368585, within(1e-6));
        assertThat(features.regressors().get(1).std()).isEqualTo(1);
        assertThat(features.regressors().get(2).mu()).isCloseTo(0.1960784, within(1e-7));
        assertThat(features.regressors().get(2).std()).isCloseTo(0.3974183, within(1e-7));
        double[][] values = features.values(data);
        assertThat(values[values.length - 3][0]).isCloseTo(-1.726962, within(1e-6));
        assertThat(values[values.length - 1][0]).isCloseTo(2.022859, within(1e-6));
    }

    @Test
    void missingColumnsAndUnusableRowsAreNamed() {
        Prophet prophet = new Prophet(ProphetOptions.builder().regressor("rain").build());
        assertThatThrownBy(() -> prophet.fit(DATA)).hasMessage("column rain is missing from the data");

        Prophet plain = new Prophet(ProphetOptions.builder().build());
        assertThatThrownBy(() -> plain.fit(DATA.rows(new int[] {0})))
                .hasMessage("the history has fewer than 2 rows with a value");
        assertThatThrownBy(() -> plain.fit(DATA.rows(new int[] {0, 0})))
                .hasMessageContaining("all rows of the history have the same time");
        assertThatThrownBy(() -> plain.fit(DATA).predict(TimeSeries.future(LocalDate.EPOCH, 0), PredictOptions.POINT))
                .hasMessage("the future frame has no rows");
        assertThatThrownBy(() -> ProphetOptions.builder()
                        .seasonality(new Seasonality("trend", 30, 5, 10, null))
                        .build())
                .hasMessage("the name of seasonality trend is reserved");
        assertThatThrownBy(() -> new Seasonality("monthly", 30, 0, 10, null)).isInstanceOf(ProphetException.class);
    }

    @Test
    void twoRowsAndAPerfectLineAreFittedWithoutNaN() {
        FittedProphet two = new Prophet(ProphetOptions.builder().build())
                .fit(TimeSeries.daily(LocalDate.of(2024, 1, 1), new double[] {1, 2}));
        assertThat(two.predict(TimeSeries.future(LocalDate.of(2024, 1, 1), 2), PredictOptions.POINT)
                        .yhat())
                .containsExactly(new double[] {1, 2}, within(1e-3));

        double[] line = new double[100];
        Arrays.setAll(line, i -> 3 + 2.0 * i);
        FittedProphet straight =
                new Prophet(ProphetOptions.builder().build()).fit(TimeSeries.daily(LocalDate.of(2024, 1, 1), line));
        assertThat(straight.predict(TimeSeries.future(LocalDate.of(2024, 4, 10), 5), PredictOptions.DEFAULT)
                        .yhat())
                .containsExactly(new double[] {203, 205, 207, 209, 211}, within(0.05));
    }

    @Test
    void theSameSeedDrawsTheSameIntervals() {
        FittedProphet fitted = new Prophet(ProphetOptions.builder().build()).fit(DATA);
        TimeSeries future = TimeSeries.future(LocalDate.of(2014, 6, 1), 30);

        Forecast first = fitted.predict(future, new PredictOptions(3, true, 0.9, true));
        assertThat(fitted.predict(future, new PredictOptions(3, true, 0.9, true))
                        .yhatUpper())
                .isEqualTo(first.yhatUpper());
        assertThat(fitted.predict(future, new PredictOptions(4, true, 0.9, true))
                        .yhatUpper())
                .isNotEqualTo(first.yhatUpper());
        double near = first.trendUpper()[0] - first.trendLower()[0];
        double far = first.trendUpper()[29] - first.trendLower()[29];
        assertThat(far).isGreaterThan(near);
    }

    private static List<String> seasonalities(TimeSeries data, int[] rows) {
        return features(ProphetOptions.builder().build(), data.rows(rows)).seasonalities().stream()
                .map(Seasonality::name)
                .toList();
    }

    private static int[] everySeventh() {
        int[] rows = new int[DATA.size() / 7];
        Arrays.setAll(rows, i -> 7 * i);
        return rows;
    }

    private static int[] range(int from, int to) {
        int[] range = new int[to - from];
        Arrays.setAll(range, i -> from + i);
        return range;
    }

    private static double[] scaled(TimeSeries series) {
        double first = series.ds()[0];
        double last = series.ds()[series.size() - 1];
        return Arrays.stream(series.ds())
                .map(time -> (time - first) / (last - first))
                .toArray();
    }

    private static double[] firstRow(double[][] columns) {
        return Arrays.stream(columns).mapToDouble(column -> column[0]).toArray();
    }

    private static double[] predict(FittedProphet fitted) {
        return fitted.predict(TimeSeries.future(LocalDate.of(2014, 6, 1), 10), PredictOptions.POINT)
                .yhat();
    }

    private static double last(double[] values) {
        return values[values.length - 1];
    }

    private static Features features(ProphetOptions options, TimeSeries rows) {
        return Features.fromHistory(options, HolidayColumns.of(options), rows);
    }
}
