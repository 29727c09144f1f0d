package com.bakery.prophet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.bakery.prophet.fit.Problem;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole models of the test suite of Python's Prophet: fits, growths, modes, regressors. {@link UpstreamSuiteTest} has the parts. */
class UpstreamModelTest {
    private static final TimeSeries DATA = Reference.sample("data.csv");

    /** test_fit_predict, whose figures are those of where Stan's L-BFGS stops. */
    @ParameterizedTest
    @CsvSource({"ABSMAX, 10.64", "MINMAX, 11.13"})
    void whereStanStopsTheErrorIsPythons(Scaling scaling, double rmse) {
        TimeSeries train = Reference.slice(DATA, 0, 480);
        FittedProphet fitted = new Prophet(
                        ProphetOptions.builder().scaling(scaling).build())
                .fit(train, FitOptions.DEFAULT.by(Solver.STAN_LBFGS));

        assertThat(rmse(fitted, train, Reference.slice(DATA, 480, 510))).isCloseTo(rmse, withinPercentage(10));
    }

    /**
     * test_fit_predict_large_numbers: values of 6e8. Python's 127.01 and 93.45 are errors of a ten-millionth, less than the rounding of the parameters that
     * Stan printed with six digits; without it the errors are as small.
     */
    @ParameterizedTest
    @CsvSource({"ABSMAX", "MINMAX"})
    void valuesOfSixHundredMillionAreForecastToAMillionth(Scaling scaling) {
        TimeSeries series = Reference.sample("data3.csv");
        TimeSeries train = Reference.slice(series, 0, 40);
        FittedProphet fitted =
                new Prophet(ProphetOptions.builder().scaling(scaling).build()).fit(train);

        assertThat(rmse(fitted, train, Reference.slice(series, 40, 70))).isLessThan(1e-6 * series.y()[0]);
    }

    private static double rmse(FittedProphet fitted, TimeSeries train, TimeSeries test) {
        double[] next = Frequency.of("D").after(train.ds()[train.size() - 1], test.size());
        double[] yhat = fitted.predict(new TimeSeries(next, new double[0], Map.of()), PredictOptions.POINT)
                .yhat();
        double squares = IntStream.range(0, yhat.length)
                .mapToDouble(i -> Math.pow(yhat[i] - test.y()[i], 2))
                .sum();
        return Math.sqrt(squares / yhat.length);
    }

    /** test_fit_predict_no_seasons, _no_changepoints, _uncertainty_disabled. */
    @Test
    void withoutSeasonsChangepointsOrDrawsThereIsATrend() {
        ProphetOptions options = ProphetOptions.builder()
                .weeklySeasonality(AutoSeasonality.OFF)
                .yearlySeasonality(AutoSeasonality.OFF)
                .nChangepoints(0)
                .uncertaintySamples(0)
                .build();
        FittedProphet fitted = new Prophet(options).fit(Reference.slice(DATA, 0, 255));
        Forecast forecast = fitted.predict(future(30), PredictOptions.DEFAULT);

        assertThat(forecast.ds()).isEqualTo(future(30).ds());
        assertThat(forecast.yhat()).isEqualTo(forecast.trend());
        assertThat(fitted.placedChangepoints()).isZero();
        assertThat(forecast.columns().keySet())
                .containsExactly("trend", "additive_terms", "multiplicative_terms", "yhat");
    }

    /** test_setup_dataframe and test_logistic_floor: a floor moves with the values. */
    @ParameterizedTest
    @CsvSource({"ABSMAX", "MINMAX"})
    void valuesAreScaledAboveTheirFloor(Scaling scaling) {
        double[] y = problem(ProphetOptions.builder().scaling(scaling), DATA).y();
        assertThat(Arrays.stream(y).max().orElseThrow()).isEqualTo(1);

        ProphetOptionsBuilder logistic =
                ProphetOptions.builder().growth(Growth.LOGISTIC).scaling(scaling);
        double[] low = problem(logistic, bounded(10, 80, 0)).y();
        double[] high = problem(logistic, bounded(20, 90, 10)).y();
        assertThat(high).containsExactly(low, within(1e-12));
        if (scaling == Scaling.ABSMAX) {
            assertThat(low[0]).isEqualTo(1);
        } else {
            assertThat(Arrays.stream(low).allMatch(value -> value > 0 && value < 1))
                    .isTrue();
        }
    }

    /** The first half of the data, whose first value is its largest. */
    private static TimeSeries bounded(double floor, double cap, double shift) {
        TimeSeries half = Reference.slice(DATA, 0, 255);
        double[] y = Arrays.stream(half.y()).map(value -> value + shift).toArray();
        double[] floors = new double[255];
        double[] caps = new double[255];
        Arrays.fill(floors, floor);
        Arrays.fill(caps, cap);
        return new TimeSeries(half.ds(), y, Map.of("floor", floors, "cap", caps));
    }

    /** test_growth_init, on the first 468 rows with the largest value as capacity. */
    @ParameterizedTest
    @CsvSource({
        "LINEAR, ABSMAX, 0.3055671, 0.5307511",
        "LOGISTIC, ABSMAX, 1.507925, -0.08167497",
        "FLAT, ABSMAX, 0, 0.49335657",
        "LINEAR, MINMAX, 0.4053406, 0.3775322",
        "LOGISTIC, MINMAX, 1.782523, 0.280521",
        "FLAT, MINMAX, 0, 0.32792770",
    })
    void everyGrowthStartsWherePythonDoes(Growth growth, Scaling scaling, double k, double m) {
        TimeSeries train = Reference.slice(DATA, 0, 468);
        double[] cap = new double[468];
        Arrays.fill(cap, Arrays.stream(train.y()).max().orElseThrow());
        Problem problem = problem(ProphetOptions.builder().growth(growth).scaling(scaling), train.with("cap", cap));

        assertThat(problem.start().k()).isCloseTo(k, within(1e-4));
        assertThat(problem.start().m()).isCloseTo(m, within(1e-4));
    }

    /** test_flat_growth: a wave of eight radians a day around 30, eight weeks long. */
    @ParameterizedTest
    @CsvSource({"ABSMAX", "MINMAX"})
    void aFlatTrendIsTheMean(Scaling scaling) {
        double[] y = IntStream.range(0, 56)
                .mapToDouble(day -> 30 + Math.sin(day * 8.0))
                .toArray();
        ProphetOptions options =
                ProphetOptions.builder().growth(Growth.FLAT).scaling(scaling).build();
        FittedProphet fitted = new Prophet(options).fit(TimeSeries.daily(LocalDate.of(2020, 1, 1), y));
        double[] trend = fitted.predict(future(10), PredictOptions.POINT).trend();

        assertThat(fitted.parameters().k()).isCloseTo(0, within(1e-9));
        assertThat(trend).containsOnly(trend[0]);
        assertThat(Math.round(trend[0])).isEqualTo(30);
        double m = fitted.parameters().m();
        assertThat(trend[0])
                .isCloseTo(m * fitted.scale().yScale() + fitted.scale().yMin(), within(1e-9));
    }

    /** test_seasonality_modes and test_custom_seasonality. */
    @Test
    void effectsStandInTheirModesAndGroups() {
        ProphetOptions options = custom(EffectMode.MULTIPLICATIVE)
                .seasonality(new Seasonality("monthly", 30, 5, 2, null, EffectMode.ADDITIVE))
                .regressor(new Regressor("binary", 10, Regressor.Standardize.AUTO, EffectMode.ADDITIVE))
                .regressor(new Regressor("numeric", 10, Regressor.Standardize.AUTO, EffectMode.MULTIPLICATIVE))
                .build();
        Map<String, int[]> columns = fitted(options).componentColumns();

        assertThat(Arrays.stream(columns.get("monthly")).sum()).isEqualTo(10);
        assertThat(Arrays.stream(columns.get("weekly")).sum()).isEqualTo(6);
        assertThat(Arrays.stream(columns.get("special_day")).sum()).isEqualTo(1);
        assertThat(Arrays.stream(columns.get("additive_terms")).sum()).isEqualTo(11);
        assertThat(Arrays.stream(columns.get("multiplicative_terms")).sum()).isEqualTo(8);
        assertThat(columns.keySet())
                .contains("extra_regressors_additive", "extra_regressors_multiplicative", "holidays");
    }

    /** test_custom_priors: monthly with 2, the holiday with 4, weekly with 10. */
    @Test
    void everyEffectKeepsItsPriorScale() {
        ProphetOptions options = custom(EffectMode.ADDITIVE)
                .seasonality(new Seasonality("monthly", 30, 5, 2, null))
                .build();
        double[] scales = fitted(options).features().priorScales();

        assertThat(scales).hasSize(17);
        assertThat(Arrays.copyOfRange(scales, 0, 10)).containsOnly(2);
        assertThat(Arrays.copyOfRange(scales, 10, 16)).containsOnly(10);
        assertThat(scales[16]).isEqualTo(4);
    }

    private static ProphetOptionsBuilder custom(EffectMode mode) {
        return ProphetOptions.builder()
                .seasonalityMode(mode)
                .yearlySeasonality(AutoSeasonality.OFF)
                .holidays(List.of(new HolidayEvent("special_day", LocalDate.of(2013, 1, 2), 0, 0, 4.0)));
    }

    private static FittedProphet fitted(ProphetOptions options) {
        double[] numeric = IntStream.range(0, 510).asDoubleStream().toArray();
        double[] binary = Arrays.stream(numeric).map(i -> i < 100 ? 1 : 0).toArray();
        return new Prophet(options).fit(DATA.with("numeric", numeric).with("binary", binary));
    }

    /** test_added_regressors: the forecast has all components and they add up. */
    @Test
    void regressorsAddUpInTheForecast() {
        ProphetOptions options = ProphetOptions.builder()
                .yearlySeasonality(AutoSeasonality.OFF)
                .holidays(List.of(HolidayEvent.on("fair", LocalDate.of(2014, 6, 3))))
                .regressor(new Regressor("numeric", 0.5, Regressor.Standardize.AUTO, EffectMode.MULTIPLICATIVE))
                .regressor(new Regressor("binary", 10, Regressor.Standardize.AUTO))
                .build();
        double[] binary = {1, 0, 1};
        double[] numeric = {510, 511, 512};
        TimeSeries future = future(3).with("binary", binary).with("numeric", numeric);
        Forecast forecast = fitted(options).predict(future, PredictOptions.DEFAULT);
        Map<String, double[]> parts = forecast.components();

        for (int i = 0; i < 3; i++) {
            double added = parts.get("weekly")[i] + parts.get("fair")[i] + parts.get("binary")[i];
            assertThat(parts.get("additive_terms")[i]).isCloseTo(added, within(1e-9));
            assertThat(parts.get("extra_regressors_multiplicative")[i]).isEqualTo(parts.get("numeric")[i]);
            double wanted = forecast.trend()[i] * (1 + parts.get("multiplicative_terms")[i]) + added;
            assertThat(forecast.yhat()[i]).isCloseTo(wanted, within(1e-9));
        }
        Set<String> columns = forecast.columns().keySet();
        // all but ds: trend and yhat with their bounds, nine components with theirs
        assertThat(columns)
                .hasSize(3 + 3 + 3 * 9)
                .startsWith("trend", "yhat_lower")
                .endsWith("yhat");
    }

    /** test_fit_warm_start: from the model of 500 rows to 510. */
    @Test
    void aWarmStartEndsAtTheSameModeAndSooner() {
        Prophet prophet = new Prophet(
                ProphetOptions.builder().yearlySeasonality(AutoSeasonality.ON).build());
        FittedProphet earlier = prophet.fit(Reference.slice(DATA, 0, 500));
        FittedProphet cold = prophet.fit(DATA);
        FittedProphet warm = prophet.fit(DATA, FitOptions.DEFAULT.startingFrom(earlier));

        assertThat(warm.parameters().delta()).hasSize(25);
        assertThat(warm.report().logDensity()).isCloseTo(cold.report().logDensity(), within(1e-8));
        assertThat(warm.report().iterations()).isLessThanOrEqualTo(cold.report().iterations());
        FitOptions stan = FitOptions.DEFAULT.by(Solver.STAN_LBFGS);
        assertThat(prophet.fit(DATA, stan.startingFrom(earlier)).report().iterations())
                .isLessThan(prophet.fit(DATA, stan).report().iterations());
    }

    /** As in Python, parameters of another shape are not used: without the yearly term there are fewer. */
    @Test
    void aWarmStartOfAnotherShapeIsNotUsed() {
        Prophet prophet = new Prophet(ProphetOptions.builder().build());
        FittedProphet shorter = prophet.fit(Reference.slice(DATA, 0, 240));

        assertThat(prophet.fit(DATA, FitOptions.DEFAULT.startingFrom(shorter)).report())
                .isEqualTo(prophet.fit(DATA).report());
    }

    /** test_subdaily_holidays: a day of five-minute rows. */
    @Test
    void aHolidaysEffectIsZeroOnAllOtherDays() {
        TimeSeries minutes = Reference.sample("data2.csv");
        ProphetOptions options = ProphetOptions.builder()
                .holidays(List.of(HolidayEvent.on("special_day", LocalDate.of(2017, 1, 2))))
                .build();
        TimeSeries rows = new TimeSeries(minutes.ds(), new double[0], Map.of());
        double[] effect = new Prophet(options)
                .fit(minutes)
                .predict(rows, PredictOptions.POINT)
                .components()
                .get("special_day");

        assertThat(Arrays.stream(effect).filter(value -> value == 0).count()).isEqualTo(575);
    }

    private static Problem problem(ProphetOptionsBuilder options, TimeSeries history) {
        return Reference.problem(new Prophet(options.build()).fit(history), history);
    }

    private static TimeSeries future(int days) {
        return TimeSeries.future(LocalDate.of(2014, 6, 2), days);
    }
}
