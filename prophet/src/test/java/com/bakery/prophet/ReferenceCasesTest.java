package com.bakery.prophet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.bakery.prophet.fit.LinearProblem;
import com.bakery.prophet.fit.Parameters;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The linear additive fits of Python's Prophet 1.5.0, case by case. */
class ReferenceCasesTest {
    static Stream<String> cases() {
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
                "yosemite_5min");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void fitsAndForecastsAsTheReference(String name) {
        Reference.Case reference = Reference.load(name);
        FittedProphet fitted = new Prophet(reference.prophet()).fit(reference.history());

        assertPreprocessing(reference.fit(), fitted);
        JsonNode exact = reference.fit().get("exact");
        assertThat(fitted.report().kktResidual()).isLessThan(1e-6);
        assertThat(fitted.report().logDensity()).isCloseTo(exact.get("lp").asDouble(), within(1e-6));
        assertThat(fitted.report().logDensity())
                .isGreaterThanOrEqualTo(reference.fit().get("stan").get("lp").asDouble());
        assertThat(fitted.parameters().sigma()).isCloseTo(exact.get("sigma_obs").asDouble(), within(1e-7));
        assertForecast(reference, fitted);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void densityAtStansParametersIsStans(String name) {
        Reference.Case reference = Reference.load(name);
        TimeSeries history = sorted(reference.history());
        FittedProphet fitted = new Prophet(reference.prophet()).fit(history);
        JsonNode stan = reference.fit().get("stan");
        LinearProblem problem = new LinearProblem(
                fitted.scale().times(history.ds()),
                fitted.scale().values(history.y()),
                fitted.changepoints(),
                fitted.features().values(history),
                fitted.features().priorScales(),
                fitted.options().changepointPriorScale());
        Parameters parameters = new Parameters(
                stan.get("k").asDouble(),
                stan.get("m").asDouble(),
                numbers(stan.get("delta")),
                stan.get("sigma_obs").asDouble(),
                numbers(stan.get("beta")));

        assertThat(problem.logDensity(parameters)).isCloseTo(stan.get("lp").asDouble(), within(1e-7));
    }

    @Test
    void aConstantSeriesIsNotOptimised() {
        Reference.Case reference = Reference.load("constant_20");
        FittedProphet fitted = new Prophet(reference.prophet()).fit(reference.history());

        assertThat(fitted.report().solver()).isEqualTo("none");
        assertThat(fitted.parameters().sigma()).isEqualTo(1e-9);
        assertThat(fitted.predict(reference.future(), PredictOptions.POINT).yhat())
                .containsOnly(20);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void intervalsAreAsWideAsTheReferences(String name) {
        Reference.Case reference = Reference.load(name);
        ProphetOptions options = reference.prophet();
        FittedProphet fitted = new Prophet(options).fit(reference.history());
        Map<String, double[]> expected = reference.forecast("forecast.csv");
        Forecast forecast = fitted.predict(reference.future(), new PredictOptions(1, true, null));

        // Stan stopped early, so its sigma is not ours: widths are compared relative to sigma, on average over the rows
        // of the history's end,
        // where nothing but noise is drawn
        double ours = 0;
        double theirs = 0;
        for (int i = 0; i < forecast.ds().length; i++) {
            if (forecast.ds()[i] <= fitted.scale().start() + fitted.scale().tScale()) {
                ours += forecast.yhatUpper()[i] - forecast.yhatLower()[i];
                theirs += expected.get("yhat_upper")[i] - expected.get("yhat_lower")[i];
            }
        }
        double stanSigma = reference.fit().get("stan").get("sigma_obs").asDouble();
        assertThat(ours / fitted.parameters().sigma() / (theirs / stanSigma)).isCloseTo(1, within(0.05));
    }

    private static void assertPreprocessing(JsonNode expected, FittedProphet fitted) {
        assertThat(fitted.scale().yScale()).isCloseTo(expected.get("y_scale").asDouble(), withinPercentage(1e-7));
        assertThat(fitted.scale().tScale() / TimeSeries.DAY)
                .isCloseTo(expected.get("t_scale_days").asDouble(), withinPercentage(1e-7));
        assertThat(fitted.changepoints()).containsExactly(numbers(expected.get("changepoints_t")), within(1e-12));
        JsonNode columns = expected.get("columns");
        assertThat(fitted.features().columns()).hasSize(columns.size());
        for (int c = 0; c < columns.size(); c++) {
            assertThat(fitted.features().columns().get(c).name())
                    .isEqualTo(columns.get(c).get("name").asString());
            assertThat(fitted.features().columns().get(c).priorScale())
                    .isEqualTo(columns.get(c).get("prior_scale").asDouble());
        }
    }

    private static void assertForecast(Reference.Case reference, FittedProphet fitted) {
        Map<String, double[]> expected = reference.forecast("forecast_exact.csv");
        Forecast forecast = fitted.predict(reference.future(), PredictOptions.POINT);
        for (int i = 0; i < forecast.yhat().length; i++) {
            double wanted = expected.get("yhat")[i];
            // the file has 10 significant digits
            double tolerance = 1e-6 * fitted.scale().yScale() + 1e-9 * Math.abs(wanted);
            assertThat(forecast.yhat()[i]).isCloseTo(wanted, within(tolerance));
        }
        forecast.components().forEach((component, values) -> {
            double[] wanted = expected.get(component);
            for (int i = 0; i < values.length && wanted != null; i++) {
                assertThat(values[i])
                        .as(component)
                        .isCloseTo(wanted[i], within(1e-6 * fitted.scale().yScale() + 1e-9 * Math.abs(wanted[i])));
            }
        });
    }

    private static TimeSeries sorted(TimeSeries history) {
        int[] rows = IntStream.range(0, history.size())
                .filter(i -> !Double.isNaN(history.y()[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> history.ds()[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        return history.rows(rows);
    }

    private static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).asDouble();
        }
        return numbers;
    }
}
