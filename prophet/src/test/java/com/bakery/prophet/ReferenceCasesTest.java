package com.bakery.prophet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.bakery.prophet.FitReport.Ending;
import com.bakery.prophet.feature.Features;
import com.bakery.prophet.fit.Parameters;
import com.bakery.prophet.fit.Problem;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The fits of Python's Prophet 1.5.0, case by case. */
class ReferenceCasesTest {
    static Stream<String> cases() {
        return Stream.concat(linearCases(), curvedCases());
    }

    /** Their mean is linear in the parameters, so that the mode is one. */
    static Stream<String> linearCases() {
        return Stream.of(
                "bakery_roll_weather",
                "data_480_minmax",
                "data_default",
                "large_numbers_minmax",
                "no_features",
                "peyton_default",
                "peyton_holidays_flexible",
                "retail_monthly",
                "sim_custom_changepoints",
                "sim_duplicate_ds",
                "sim_seed_es_holidays",
                "sim_short_30_seed",
                "sim_short_60",
                "sparse_counts",
                "yaz_conditional",
                "yaz_flat_minmax",
                "yaz_monthly_custom",
                "yosemite_5min");
    }

    /** Multiplicative effects or logistic growth: a mode may be one of several. */
    static Stream<String> curvedCases() {
        return Stream.of(
                "air_multiplicative",
                "bakery_pretzel_mixed",
                "bike_missing_y",
                "pedestrians_hourly",
                "retail_48_newton",
                "sim_es_md_multiplicative",
                "sim_logistic_floor_absmax",
                "sim_logistic_floor_minmax",
                "sim_no_changepoints",
                "wp_R_logistic");
    }

    @ParameterizedTest
    @MethodSource("curvedCases")
    void findsAModeAtLeastAsHighAsTheReference(String name) {
        Reference.Case reference = Reference.load(name);
        FittedProphet fitted = new Prophet(reference.prophet()).fit(reference.history());

        assertPreprocessing(reference, fitted);
        double exact = reference.fit().get("exact").get("lp").asDouble();
        double stan = reference.fit().get("stan").get("lp").asDouble();
        assertThat(fitted.report().kktResidual()).isLessThan(1e-6);
        assertThat(fitted.report().logDensity()).isGreaterThanOrEqualTo(Math.max(stan, exact - 1e-5));
        // a higher one is another mode, with another forecast
        if (fitted.report().logDensity() < exact + 1e-4) {
            assertForecast(reference, fitted, fitted.options().growth() == Growth.LOGISTIC ? 1e-3 : 1e-4);
        }
    }

    @ParameterizedTest
    @MethodSource("linearCases")
    void fitsAndForecastsAsTheReference(String name) {
        Reference.Case reference = Reference.load(name);
        FittedProphet fitted = new Prophet(reference.prophet()).fit(reference.history());

        assertPreprocessing(reference, fitted);
        JsonNode exact = reference.fit().get("exact");
        assertThat(fitted.report().kktResidual()).isLessThan(1e-6);
        assertThat(fitted.report().ending()).isEqualTo(Ending.CONVERGED);
        assertThat(fitted.report().logDensity()).isCloseTo(exact.get("lp").asDouble(), within(1e-6));
        assertThat(fitted.report().logDensity())
                .isGreaterThanOrEqualTo(reference.fit().get("stan").get("lp").asDouble());
        assertThat(fitted.parameters().sigma()).isCloseTo(exact.get("sigma_obs").asDouble(), within(1e-7));
        assertThat(fitted.parameters().k()).isCloseTo(exact.get("k").asDouble(), within(1e-5));
        assertThat(fitted.parameters().m()).isCloseTo(exact.get("m").asDouble(), within(1e-5));
        assertThat(fitted.parameters().delta()).containsExactly(Reference.numbers(exact.get("delta")), within(1e-5));
        assertThat(fitted.parameters().beta()).containsExactly(Reference.numbers(exact.get("beta")), within(1e-5));
        assertForecast(reference, fitted, 1e-6);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void densityAtStansParametersIsStans(String name) {
        Reference.Case reference = Reference.load(name);
        FittedProphet fitted = new Prophet(reference.prophet()).fit(reference.history());

        double density = Reference.problem(fitted, reference.history()).logDensity(stanParameters(reference));
        assertThat(density).isCloseTo(reference.fit().get("stan").get("lp").asDouble(), within(1e-7));
    }

    @Test
    void aConstantSeriesIsNotOptimised() {
        Reference.Case reference = Reference.load("constant_20");
        FittedProphet fitted = new Prophet(reference.prophet()).fit(reference.history());

        assertThat(fitted.report().ending()).isEqualTo(Ending.CONSTANT);
        assertThat(fitted.parameters().sigma()).isEqualTo(1e-9);
        assertThat(fitted.predict(reference.future(), PredictOptions.POINT).yhat())
                .containsOnly(20);
    }

    /** From Stan's parameters both draw from the same distribution; with Python's 10,000 draws a width has a standard error of about 1 %. */
    @ParameterizedTest
    @MethodSource("cases")
    void intervalsAreAsWideAsPythons(String name) {
        Reference.Case reference = Reference.load(name);
        Map<String, double[]> expected = reference.forecast("forecast.csv");
        Forecast forecast =
                withStansParameters(reference).predict(reference.future(), new PredictOptions(1, true, null));

        for (int i = 0; i < forecast.ds().length; i++) {
            double width = forecast.yhatUpper()[i] - forecast.yhatLower()[i];
            double expectedWidth = expected.get("yhat_upper")[i] - expected.get("yhat_lower")[i];
            assertThat(width / expectedWidth)
                    .as("row " + i)
                    .isCloseTo(1, within(0.05 * Math.sqrt(10_000.0 / pythonsDraws(reference))));
        }
    }

    /** Where changes are rare the trend's quantiles are steep: a bound of Python's draws lies between ours for shares five standard errors apart. */
    @ParameterizedTest
    @MethodSource("cases")
    void trendBoundsLieWithinTheErrorOfPythonsDraws(String name) {
        Reference.Case reference = Reference.load(name);
        FittedProphet fitted = withStansParameters(reference);
        Map<String, double[]> expected = reference.forecast("forecast.csv");
        double tail = (1 - fitted.options().intervalWidth()) / 2;
        double error = 5 * Math.sqrt(tail * (1 - tail) / pythonsDraws(reference));
        PredictOptions outer = new PredictOptions(1, true, 1 - 2 * (tail - error));
        PredictOptions inner = new PredictOptions(1, true, 1 - 2 * (tail + error));
        boolean logistic = fitted.options().growth() == Growth.LOGISTIC;
        Forecast wide = fitted.predict(reference.future(), outer);
        Forecast narrow = fitted.predict(reference.future(), inner);

        for (int i = 0; i < wide.ds().length; i++) {
            // rows between two computed ones lie on a straight line; the file has 10 significant digits; of a logistic
            // trend Python subtracts the mean of its own draws
            double rounding = (logistic ? 1e-4 : 1e-9) * (fitted.scale().yScale() + Math.abs(wide.trend()[i]))
                    + 0.005 * (wide.trendUpper()[i] - wide.trendLower()[i]);
            assertThat(expected.get("trend_lower")[i])
                    .as("row " + i)
                    .isBetween(wide.trendLower()[i] - rounding, narrow.trendLower()[i] + rounding);
            assertThat(expected.get("trend_upper")[i])
                    .as("row " + i)
                    .isBetween(narrow.trendUpper()[i] - rounding, wide.trendUpper()[i] + rounding);
        }
    }

    /** Python drew fewer logistic futures, which cost it more. */
    private static int pythonsDraws(Reference.Case reference) {
        return reference.prophet().growth() == Growth.LOGISTIC ? 2_000 : 10_000;
    }

    private static FittedProphet withStansParameters(Reference.Case reference) {
        ProphetOptions options =
                reference.prophet().toBuilder().uncertaintySamples(20_000).build();
        FittedProphet fitted = new Prophet(options).fit(reference.history());
        return new FittedProphet(
                options,
                fitted.scale(),
                fitted.changepoints(),
                fitted.features(),
                stanParameters(reference),
                fitted.report(),
                fitted.history());
    }

    static Parameters stanParameters(Reference.Case reference) {
        JsonNode stan = reference.fit().get("stan");
        return new Parameters(
                stan.get("k").asDouble(),
                stan.get("m").asDouble(),
                Reference.numbers(stan.get("delta")),
                stan.get("sigma_obs").asDouble(),
                Reference.numbers(stan.get("beta")));
    }

    private static void assertPreprocessing(Reference.Case reference, FittedProphet fitted) {
        JsonNode expected = reference.fit();
        assertThat(fitted.scale().yScale()).isCloseTo(expected.get("y_scale").asDouble(), withinPercentage(1e-7));
        assertThat(fitted.scale().yMin()).isCloseTo(expected.get("y_min").asDouble(), withinPercentage(1e-7));
        assertThat(fitted.scale().tScale() / TimeSeries.DAY)
                .isCloseTo(expected.get("t_scale_days").asDouble(), withinPercentage(1e-7));
        assertThat(fitted.changepoints())
                .containsExactly(Reference.numbers(expected.get("changepoints_t")), within(1e-9));
        Problem problem = Reference.problem(fitted, reference.history());
        JsonNode columns = expected.get("columns");
        assertThat(fitted.features().columns()).hasSize(columns.size());
        for (int c = 0; c < columns.size(); c++) {
            assertColumn(
                    columns.get(c),
                    fitted.features().columns().get(c),
                    problem.features().column(c));
        }
        JsonNode init = expected.get("init");
        assertThat(problem.start().k()).isCloseTo(init.get("k").asDouble(), within(1e-9));
        assertThat(problem.start().m()).isCloseTo(init.get("m").asDouble(), within(1e-9));
    }

    private static void assertColumn(JsonNode expected, Features.Column column, double[] values) {
        double sum = Arrays.stream(values).sum();
        double squares = Arrays.stream(values).map(value -> value * value).sum();
        double expectedSquares = expected.get("sum_sq").asDouble();
        assertThat(column.name()).isEqualTo(expected.get("name").asString());
        assertThat(column.priorScale()).isEqualTo(expected.get("prior_scale").asDouble());
        // where a column is zero Python's own sines leave up to 2e-11 a row
        double rounding = 1e-10 * values.length;
        assertThat(squares).isCloseTo(expectedSquares, within(1e-9 * expectedSquares + rounding));
        assertThat(sum)
                .isCloseTo(
                        expected.get("sum").asDouble(), within(1e-9 * Math.sqrt(values.length * squares) + rounding));
    }

    private static void assertForecast(Reference.Case reference, FittedProphet fitted, double share) {
        Map<String, double[]> expected = reference.forecast("forecast_exact.csv");
        Forecast forecast = fitted.predict(reference.future(), PredictOptions.POINT);
        for (int i = 0; i < forecast.yhat().length; i++) {
            double wanted = expected.get("yhat")[i];
            // the file has 10 significant digits
            double tolerance = share * fitted.scale().yScale() + 1e-9 * Math.abs(wanted);
            assertThat(forecast.yhat()[i]).isCloseTo(wanted, within(tolerance));
        }
        forecast.components().forEach((component, values) -> {
            double[] wanted = expected.get(component);
            for (int i = 0; i < values.length && wanted != null; i++) {
                assertThat(values[i])
                        .as(component)
                        .isCloseTo(wanted[i], within(share * fitted.scale().yScale() + 1e-9 * Math.abs(wanted[i])));
            }
        });
    }
}
