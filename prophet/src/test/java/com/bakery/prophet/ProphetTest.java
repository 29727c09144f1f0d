package com.bakery.prophet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.bakery.prophet.FitReport.Ending;
import com.bakery.prophet.ProphetException.Reason;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Edge cases, run with the real Python code for comparison, and the fit-and-predict figures of Prophet's own tests. */
class ProphetTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

    @Test
    void twoRowsAreMetExactly() {
        FittedProphet fitted = fit(1, 2);

        assertThat(fitted.report().ending()).isEqualTo(Ending.PERFECT_FIT);
        assertThat(fitted.options().nChangepoints()).isEqualTo(25);
        assertThat(fitted.changepoints()).containsExactly(0);
        assertThat(inSample(fitted, 2)).containsExactly(new double[] {1, 2}, within(1e-4));
    }

    @Test
    void aStraightLineIsMetExactly() {
        double[] line = IntStream.range(0, 100).mapToDouble(i -> 5 + 3 * i).toArray();
        FittedProphet fitted = fit(line);

        assertThat(fitted.report().ending()).isEqualTo(Ending.PERFECT_FIT);
        assertThat(fitted.parameters().sigma()).isPositive().isLessThan(1e-5);
        assertThat(inSample(fitted, 100)).containsExactly(line, within(1e-2));
    }

    @ParameterizedTest
    @CsvSource({"0, ABSMAX", "0, MINMAX", "20, ABSMAX", "20, MINMAX", "-3.5, ABSMAX", "1e12, MINMAX"})
    void aConstantSeriesForecastsItsConstant(double constant, Scaling scaling) {
        double[] y = new double[60];
        Arrays.fill(y, constant);
        FittedProphet fitted =
                new Prophet(ProphetOptions.builder().scaling(scaling).build()).fit(TimeSeries.daily(FIRST, y));

        assertThat(fitted.report().ending()).isEqualTo(Ending.CONSTANT);
        assertThat(fitted.parameters().sigma()).isEqualTo(1e-9);
        assertThat(inSample(fitted, 90)).containsOnly(constant);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 1, 1e9, 1e15})
    void theMagnitudeOfTheValuesDoesNotMatter(double magnitude) {
        double[] y = noisyWeek(120);
        double[] large = Arrays.stream(y).map(value -> value * magnitude).toArray();
        FittedProphet fitted = fit(large);

        assertThat(fitted.report().kktResidual()).isLessThan(1e-6);
        assertThat(fitted.report().logDensity()).isCloseTo(fit(y).report().logDensity(), within(1e-6));
    }

    @Test
    void rowsWithoutAValueOnlyCountAsDates() {
        double[] y = noisyWeek(100);
        y[0] = Double.NaN;
        y[1] = Double.NaN;
        y[99] = Double.NaN;
        FittedProphet fitted = fit(y);

        assertThat(fitted.scale().start()).isEqualTo(FIRST.plusDays(2).toEpochDay() * TimeSeries.DAY);
        assertThat(fitted.scale().tScale()).isEqualTo(96 * TimeSeries.DAY);
        assertThat(fitted.history().dates()).isEqualTo(100);
        assertThat(fitted.history().lastDate()).isEqualTo(FIRST.plusDays(99).toEpochDay() * TimeSeries.DAY);
    }

    @Test
    void historiesThatCannotBeFittedAreRefused() {
        assertRefused(new double[] {Double.NaN, 1}, "the history has fewer than 2 rows with a value");
        assertRefused(new double[] {1, Double.POSITIVE_INFINITY}, "found Infinity in column y");
        assertThatThrownBy(() -> prophet().fit(new TimeSeries(new double[2], new double[] {1, 2}, Map.of())))
                .hasMessage("all rows of the history have the same time; at least two times are needed");
        assertThatThrownBy(() -> prophet().fit(TimeSeries.future(FIRST, 5))).hasMessage("the history has no column y");
        assertThatThrownBy(() -> new TimeSeries(new double[] {Double.NaN}, new double[1], Map.of()))
                .hasMessage("ds holds NaN; times must be finite");
        assertThatThrownBy(() -> new TimeSeries(new double[4], new double[3], Map.of()))
                .hasMessage("y has length 3 but ds has length 4");
    }

    @Test
    void regressorsMustBeThereAndBeNumbers() {
        Prophet prophet = new Prophet(ProphetOptions.builder().regressor("rain").build());
        TimeSeries history = TimeSeries.daily(FIRST, noisyWeek(60));
        double[] rain = new double[60];
        rain[7] = Double.NaN;

        assertThatThrownBy(() -> prophet.fit(history)).hasMessage("column rain is missing from the data");
        assertThatThrownBy(() -> prophet.fit(history.with("rain", rain))).hasMessage("found NaN in column rain");
        FittedProphet fitted = prophet.fit(history.with("rain", new double[60]));
        assertThatThrownBy(() -> fitted.predict(TimeSeries.future(FIRST, 3), PredictOptions.POINT))
                .hasMessage("column rain is missing from the data");
    }

    @Test
    void anEmptyFutureIsRefused() {
        assertThatThrownBy(() -> fit(noisyWeek(60)).predict(TimeSeries.future(FIRST, 0), PredictOptions.DEFAULT))
                .isInstanceOf(ProphetException.class)
                .hasMessage("the future frame has no rows");
    }

    @Test
    void aHolidayNobodyMeetsHasNoEffect() {
        ProphetOptions options = ProphetOptions.builder()
                .holidays(List.of(HolidayEvent.on("eclipse", LocalDate.of(1999, 8, 11))))
                .build();
        FittedProphet fitted = new Prophet(options).fit(TimeSeries.daily(FIRST, noisyWeek(60)));

        assertThat(fitted.parameters().beta()).hasSize(7).endsWith(0);
        assertThat(inSample(fitted, 60)).containsExactly(inSample(fit(noisyWeek(60)), 60), within(1e-9));
    }

    @Test
    void observationsOfOneTimeMayRepeat() {
        TimeSeries series = Reference.sample("data.csv");
        double[] ds =
                IntStream.range(0, 1020).mapToDouble(i -> series.ds()[i % 510]).toArray();
        double[] y = IntStream.range(0, 1020)
                .mapToDouble(i -> series.y()[i % 510] + (i < 510 ? 0 : 10))
                .toArray();

        assertThat(prophet().fit(new TimeSeries(ds, y, Map.of())).report().ending())
                .isEqualTo(Ending.CONVERGED);
    }

    @Test
    void aUsersChangepointMayLieInAGap() {
        ProphetOptions options = ProphetOptions.builder()
                .changepoints(List.of(LocalDateTime.of(2013, 6, 6, 0, 0)))
                .build();
        TimeSeries series = Reference.sample("data.csv");
        double from = LocalDate.of(2013, 1, 1).toEpochDay() * TimeSeries.DAY;
        double to = LocalDate.of(2014, 1, 1).toEpochDay() * TimeSeries.DAY;
        int[] kept = IntStream.range(0, 510)
                .filter(i -> series.ds()[i] < from || series.ds()[i] >= to)
                .toArray();

        assertThat(new Prophet(options).fit(series.rows(kept)).changepoints()).hasSize(1);
    }

    /** Prophet's test_fit_predict_newton: the last 30 rows against the 30 calendar days behind the others, position by position. */
    @ParameterizedTest
    @CsvSource({"ABSMAX, 23.44", "MINMAX, 11.29"})
    void meetsTheErrorThatPythonReachesAtTheMode(Scaling scaling, double rmse) {
        TimeSeries series = Reference.sample("data.csv");
        TimeSeries train = Reference.slice(series, 0, 480);
        FittedProphet fitted =
                new Prophet(ProphetOptions.builder().scaling(scaling).build()).fit(train);
        LocalDate next = LocalDate.ofEpochDay((long) (train.ds()[479] / TimeSeries.DAY) + 1);
        double[] yhat = fitted.predict(TimeSeries.future(next, 30), PredictOptions.POINT)
                .yhat();

        double squares = IntStream.range(0, 30)
                .mapToDouble(i -> Math.pow(yhat[i] - series.y()[480 + i], 2))
                .sum();
        assertThat(Math.sqrt(squares / 30)).isCloseTo(rmse, withinPercentage(1));
    }

    /** Prophet's test_growth_init, on the first 468 rows. */
    @ParameterizedTest
    @CsvSource({"ABSMAX, 0.3055671, 0.5307511", "MINMAX, 0.4053406, 0.3775322"})
    void startsOnTheLineThroughFirstAndLastRow(Scaling scaling, double k, double m) {
        TimeSeries train = Reference.slice(Reference.sample("data.csv"), 0, 468);
        FittedProphet fitted =
                new Prophet(ProphetOptions.builder().scaling(scaling).build()).fit(train);

        assertThat(Reference.problem(fitted, train).start().k()).isCloseTo(k, within(1e-4));
        assertThat(Reference.problem(fitted, train).start().m()).isCloseTo(m, within(1e-4));
    }

    @Test
    void fiveMinuteDataGetADailyTermAndAreFitted() {
        FittedProphet fitted = prophet().fit(Reference.sample("data2.csv"));

        assertThat(fitted.features().seasonalities())
                .extracting(Seasonality::name)
                .containsExactly("daily");
        assertThat(fitted.report().ending()).isEqualTo(Ending.CONVERGED);
    }

    @Test
    void aCheckThatThrowsEndsTheFitWithItsOwnException() {
        FitOptions cancelled = new FitOptions(round -> {
            throw new CancellationException("stopped in round " + round);
        });

        assertThatThrownBy(() -> prophet().fit(TimeSeries.daily(FIRST, noisyWeek(60)), cancelled))
                .isInstanceOf(CancellationException.class)
                .hasMessage("stopped in round 0");
    }

    @Test
    void aTimeBudgetEndsTheFit() {
        FitOptions hasty = FitOptions.DEFAULT.within(Duration.ofNanos(1));

        assertThatThrownBy(() -> prophet().fit(TimeSeries.daily(FIRST, noisyWeek(60)), hasty))
                .isInstanceOfSatisfying(
                        ProphetException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_CONVERGED))
                .hasMessage("the time budget of PT0.000000001S ended before round 0");
        assertThatThrownBy(() -> FitOptions.DEFAULT.within(Duration.ZERO))
                .hasMessage("the time budget must be above 0, not PT0S");
    }

    @ParameterizedTest
    @EnumSource(Scaling.class)
    void componentsAddUpToTheForecast(Scaling scaling) {
        ProphetOptions options = ProphetOptions.builder()
                .scaling(scaling)
                .holidays(List.of(new HolidayEvent("fair", FIRST.plusDays(20), -1, 1, null)))
                .regressor("rain")
                .build();
        double[] rain = IntStream.range(0, 90).mapToDouble(i -> i % 5).toArray();
        FittedProphet fitted =
                new Prophet(options).fit(TimeSeries.daily(FIRST, noisyWeek(90)).with("rain", rain));
        Forecast forecast = fitted.predict(TimeSeries.future(FIRST, 90).with("rain", rain), PredictOptions.POINT);

        Map<String, double[]> parts = forecast.components();
        assertThat(parts)
                .containsOnlyKeys(
                        "additive_terms",
                        "extra_regressors_additive",
                        "fair",
                        "holidays",
                        "rain",
                        "weekly",
                        "multiplicative_terms");
        for (int i = 0; i < 90; i++) {
            double terms =
                    parts.get("weekly")[i] + parts.get("holidays")[i] + parts.get("extra_regressors_additive")[i];
            assertThat(parts.get("additive_terms")[i]).isCloseTo(terms, within(1e-9));
            assertThat(forecast.yhat()[i]).isCloseTo(forecast.trend()[i] + terms, within(1e-9));
        }
        assertThat(parts.get("fair")).isEqualTo(parts.get("holidays"));
    }

    private static void assertRefused(double[] y, String message) {
        assertThatThrownBy(() -> fit(y))
                .isInstanceOfSatisfying(
                        ProphetException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_DATA))
                .hasMessage(message);
    }

    private static Prophet prophet() {
        return new Prophet(ProphetOptions.builder().build());
    }

    private static FittedProphet fit(double... y) {
        return prophet().fit(TimeSeries.daily(FIRST, y));
    }

    private static double[] inSample(FittedProphet fitted, int days) {
        return fitted.predict(TimeSeries.future(FIRST, days), PredictOptions.POINT)
                .yhat();
    }

    private static double[] noisyWeek(int days) {
        return IntStream.range(0, days)
                .mapToDouble(i -> 40 + 10 * Math.sin(2 * Math.PI * i / 7) + (i * 7919L % 13) / 4.0)
                .toArray();
    }
}
