package com.bakery.prophet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.bakery.prophet.diagnostics.CrossValidation;
import com.bakery.prophet.diagnostics.CrossValidation.Row;
import com.bakery.prophet.diagnostics.Horizons;
import com.bakery.prophet.diagnostics.Metric;
import com.bakery.prophet.diagnostics.PerformanceMetrics;
import com.bakery.prophet.diagnostics.RegressorEffect;
import com.bakery.prophet.io.PythonModelCodec;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** test_diagnostics, test_serialize and test_utilities of Python's Prophet. */
class UpstreamDiagnosticsTest {
    private static final TimeSeries DATA = Reference.sample("data.csv");
    private static final TimeSeries HUNDRED = Reference.slice(DATA, 0, 100);

    /** test_cross_validation. */
    @Test
    void everyFoldForecastsItsHorizonAndEchoesTheValues() {
        List<Row> rows = folds(ProphetOptions.builder().build(), HUNDRED, 4, 10, 115);

        assertThat(rows.stream().mapToDouble(Row::cutoff).distinct().toArray()).hasSize(3);
        double furthest =
                rows.stream().mapToDouble(row -> row.ds() - row.cutoff()).max().orElseThrow();
        assertThat(furthest).isEqualTo(4 * TimeSeries.DAY);
        double[] cutoffs = rows.stream().mapToDouble(Row::cutoff).distinct().toArray();
        assertThat(cutoffs[1] - cutoffs[0]).isGreaterThanOrEqualTo(10 * TimeSeries.DAY);
        for (Row row : rows) {
            assertThat(row.y()).isEqualTo(HUNDRED.y()[Arrays.binarySearch(HUNDRED.ds(), row.ds())]);
        }
    }

    /** test_cross_validation_logistic_or_flat_growth. */
    @ParameterizedTest
    @EnumSource(
            value = Growth.class,
            names = {"LOGISTIC", "FLAT"})
    void otherGrowthsAreValidatedToo(Growth growth) {
        double[] cap = new double[100];
        Arrays.fill(cap, 40);
        List<Row> rows = folds(ProphetOptions.builder().growth(growth).build(), HUNDRED.with("cap", cap), 1, 1, 140);

        assertThat(rows.stream().mapToDouble(Row::cutoff).distinct().toArray()).hasSize(2);
    }

    /** test_cross_validation_extra_regressors. */
    @Test
    void foldsCarryRegressorsAndConditions() {
        double[] rising = IntStream.range(0, 100).asDoubleStream().toArray();
        double[] half = IntStream.range(0, 100).mapToDouble(i -> i % 2).toArray();
        ProphetOptions options = ProphetOptions.builder()
                .regressor("extra")
                .seasonality(new Seasonality("monthly", 30.5, 5, 10, null))
                .seasonality(new Seasonality("odd_week", 7, 3, 10, "is_odd"))
                .build();
        List<Row> rows = folds(options, HUNDRED.with("extra", rising).with("is_odd", half), 4, 4, 135);

        assertThat(rows.stream().mapToDouble(Row::cutoff).distinct().toArray()).hasSize(2);
    }

    /** test_cross_validation_default_value_check: three horizons before the first cutoff. */
    @Test
    void theInitialHistoryIsThreeHorizonsUnlessItIsGiven() {
        ProphetOptions options = ProphetOptions.builder().build();
        Horizons given = horizons(32, 10, 96);
        Horizons usual = new Horizons(Duration.ofDays(32), Duration.ofDays(10), null, null);

        assertThat(validated(options, HUNDRED, usual)).isEqualTo(validated(options, HUNDRED, given));
    }

    /** test_cross_validation_custom_cutoffs and _uncertainty_disabled. */
    @Test
    void ownCutoffsAndNoDrawsAreHonoured() {
        Horizons own = new Horizons(
                Duration.ofDays(32),
                Duration.ofDays(10),
                null,
                List.of(LocalDateTime.of(2012, 7, 31, 0, 0), LocalDateTime.of(2012, 8, 31, 0, 0)));
        List<Row> rows =
                validated(ProphetOptions.builder().uncertaintySamples(0).build(), HUNDRED, own);

        assertThat(rows.stream().mapToDouble(Row::cutoff).distinct().toArray())
                .containsExactly(Reference.seconds("2012-07-31"), Reference.seconds("2012-08-31"));
        assertThat(PerformanceMetrics.of(rows, 0.1, false).values()).doesNotContainKey(Metric.COVERAGE);
    }

    /** test_performance_metrics: rows by window. */
    @ParameterizedTest
    @CsvSource({"-1, 16", "0, 4", "0.2, 4", "1, 1"})
    void metricsHaveOneRowForEachWindow(double window, int rows) {
        List<Row> folds = folds(ProphetOptions.builder().build(), HUNDRED, 4, 10, 90);
        PerformanceMetrics metrics = PerformanceMetrics.of(folds, window, false);

        assertThat(metrics.horizons()).hasSize(rows);
        if (window == 1) {
            double mse = folds.stream()
                    .mapToDouble(row -> Math.pow(row.y() - row.yhat(), 2))
                    .average()
                    .orElseThrow();
            assertThat(metrics.values().get(Metric.MSE)[0]).isCloseTo(mse, within(1e-12));
            assertThat(metrics.values().get(Metric.RMSE)[0]).isCloseTo(Math.sqrt(mse), within(1e-12));
        }
    }

    /** test_simple_serialize and test_full_serialize: the size of a whole file, and nothing lost. */
    @Test
    void aWholeFileIsSmallAndForecastsBitForBit() {
        double[] rising = IntStream.range(0, 510).asDoubleStream().toArray();
        TimeSeries history = DATA.with("numeric", rising);
        FittedProphet fitted =
                new Prophet(ProphetOptions.builder().regressor("numeric").build()).fit(history);
        byte[] file = PythonModelCodec.write(fitted, history);
        FittedProphet again = PythonModelCodec.read(file);
        TimeSeries future = TimeSeries.future(LocalDate.of(2014, 6, 2), 10).with("numeric", new double[10]);

        assertThat(file.length).isLessThan(200_000);
        assertThat(again.features().columns()).isEqualTo(fitted.features().columns());
        assertThat(again.scale()).isEqualTo(fitted.scale());
        assertThat(again.predict(future, PredictOptions.POINT).yhat())
                .isEqualTo(fitted.predict(future, PredictOptions.POINT).yhat());
    }

    /** test_regressor_coefficients: the coefficient in the units of regressor and value. */
    @Test
    void coefficientsAreInTheUnitsOfTheValues() {
        double[] slope =
                IntStream.range(0, 510).mapToDouble(i -> Math.sin(i * i)).toArray();
        double[] y =
                IntStream.range(0, 510).mapToDouble(i -> 100 + 3 * slope[i]).toArray();
        Prophet prophet = new Prophet(ProphetOptions.builder()
                .regressor("slope")
                .regressor(new Regressor("none", 10, Regressor.Standardize.AUTO, EffectMode.MULTIPLICATIVE))
                .build());
        double[] none =
                IntStream.range(0, 510).mapToDouble(i -> Math.cos(i * i)).toArray();
        FittedProphet fitted = prophet.fit(new TimeSeries(DATA.ds(), y, Map.of("slope", slope, "none", none)));
        List<RegressorEffect> effects = RegressorEffect.of(fitted);

        assertThat(effects).hasSize(2);
        assertThat(effects.get(0).coefficient()).isCloseTo(3, within(1e-3));
        assertThat(effects.get(1).coefficient()).isCloseTo(0, within(1e-3));
    }

    private static List<Row> folds(ProphetOptions options, TimeSeries history, int horizon, int period, int initial) {
        return validated(options, history, horizons(horizon, period, initial));
    }

    private static List<Row> validated(ProphetOptions options, TimeSeries history, Horizons horizons) {
        FittedProphet model = new Prophet(options).fit(history);
        return CrossValidation.of(model, history, horizons, FitOptions.DEFAULT, PredictOptions.DEFAULT, 1);
    }

    private static Horizons horizons(int horizon, int period, int initial) {
        return new Horizons(Duration.ofDays(horizon), Duration.ofDays(period), Duration.ofDays(initial), null);
    }
}
