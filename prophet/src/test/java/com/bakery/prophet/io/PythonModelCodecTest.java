package com.bakery.prophet.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.bakery.prophet.EffectMode;
import com.bakery.prophet.FittedProphet;
import com.bakery.prophet.Forecast;
import com.bakery.prophet.PredictOptions;
import com.bakery.prophet.Prophet;
import com.bakery.prophet.ProphetException;
import com.bakery.prophet.ProphetException.Reason;
import com.bakery.prophet.Reference;
import com.bakery.prophet.TimeSeries;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

class PythonModelCodecTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<String> predictions() {
        return Reference.lines("predict/index.csv").stream().skip(1).map(line -> line[0]);
    }

    /** Seventeen models of Python, most with random parameters so that every term counts. */
    @ParameterizedTest
    @MethodSource("predictions")
    void forecastsAsPythonFromPythonsFile(String name) {
        FittedProphet model = PythonModelCodec.read(Reference.model("predict/" + name + ".model.json"));
        Map<String, double[]> expected = Reference.table("predict/" + name + ".forecast.csv");

        assertForecast(model, future(name), expected);
    }

    @ParameterizedTest
    @MethodSource("predictions")
    void whatIsWrittenIsReadBackTheSame(String name) {
        FittedProphet model = PythonModelCodec.read(Reference.model("predict/" + name + ".model.json"));
        FittedProphet again = PythonModelCodec.read(PythonModelCodec.writeMinimal(model));

        Forecast expected = model.predict(future(name), PredictOptions.POINT);
        Forecast forecast = again.predict(future(name), PredictOptions.POINT);
        assertThat(forecast.yhat()).isEqualTo(expected.yhat());
        assertThat(forecast.columns().keySet())
                .containsExactlyElementsOf(expected.columns().keySet());
    }

    private static TimeSeries future(String name) {
        return Reference.series(Reference.table("predict/" + name + ".future.csv"));
    }

    @ParameterizedTest
    @MethodSource("com.bakery.prophet.ReferenceCasesTest#cases")
    void readsEveryFitOfPython(String name) {
        Reference.Case reference = Reference.load(name);
        FittedProphet model = PythonModelCodec.read(Reference.model("cases/" + name + "/model.json"));
        Forecast forecast = model.predict(reference.future(), PredictOptions.POINT);

        double[] expected = reference.forecast("forecast.csv").get("yhat");
        for (int i = 0; i < expected.length; i++) {
            // the file has 10 significant digits
            assertThat(forecast.yhat()[i])
                    .isCloseTo(
                            expected[i],
                            within(1e-9 * (Math.abs(expected[i]) + model.scale().yScale())));
        }
    }

    @ParameterizedTest
    @MethodSource("com.bakery.prophet.ReferenceCasesTest#cases")
    void aFitsWholeFileHoldsItsHistory(String name) {
        Reference.Case reference = Reference.load(name);
        FittedProphet model = new Prophet(reference.prophet()).fit(reference.history());
        byte[] file = PythonModelCodec.write(model, reference.history());
        FittedProphet again = PythonModelCodec.read(file);

        assertThat(again.predict(reference.future(), PredictOptions.POINT).yhat())
                .isEqualTo(
                        model.predict(reference.future(), PredictOptions.POINT).yhat());
        assertThat(again.history().dates()).isEqualTo(model.history().dates());
        assertThat(again.history().lastDates()).isEqualTo(model.history().lastDates());
        assertThat(again.history().meanStep()).isCloseTo(model.history().meanStep(), within(1e-12));
        var python = (ObjectNode) JSON.readTree(Reference.model("cases/" + name + "/model.json"));
        var ours = (ObjectNode) JSON.readTree(file);
        assertThat(ours.propertyNames()).containsExactlyInAnyOrderElementsOf(python.propertyNames());
        assertThat(ours.get("component_modes")).isEqualTo(python.get("component_modes"));
        assertThat(new String(file, StandardCharsets.UTF_8)).doesNotContain("NaN");
    }

    @Test
    void refusesHostileAndDamagedFiles() {
        byte[] good = Reference.model("predict/p01_defaults_70_days.model.json");
        assertRefused("[]", "is not a JSON object");
        assertRefused("{", "no valid JSON");
        assertRefused("[".repeat(5000), "is not a JSON object");
        assertRefused("{\"params\":" + "[".repeat(5000), "no valid JSON");
        assertRefused(edited(good, "params", null), "params");
        assertRefused(edited(good, "y_scale", 0), "y_scale must be above 0");
        assertRefused(edited(good, "growth", "cubic"), "CUBIC");
        assertRefused(edited(good, "mcmc_samples", 300), "sampled");
        assertRefused(edited(good, "changepoints_t", List.of(0.1)), "1 changepoints");
        assertRefused(edited(good, "history", "{\"data\":[1]}"), "row of a frame");
        assertRefused(edited(good, "history_dates", "{\"data\":[\"yesterday\"]}"), "is no time");
        assertThatThrownBy(() -> PythonModelCodec.read(new byte[PythonModelCodec.MAX_BYTES + 1]))
                .hasMessageContaining("at most");
    }

    /** Any cut of a good file is refused with a reason, never with another exception. */
    @ParameterizedTest
    @ValueSource(ints = {1, 100, 1_000, 3_000, 7_000, 11_000, 14_000})
    void refusesCutFiles(int length) {
        String file = new String(Reference.model("predict/p01_defaults_70_days.model.json"), StandardCharsets.UTF_8);
        assertRefused(file.substring(0, length), "");
    }

    private static String edited(byte[] file, String key, Object value) {
        ObjectNode node = (ObjectNode) JSON.readTree(file);
        node.putPOJO(key, value);
        return JSON.writeValueAsString(node);
    }

    private static void assertRefused(String file, String reason) {
        assertThatThrownBy(() -> PythonModelCodec.read(file.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        ProphetException.class, e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_MODEL_FILE))
                .hasMessageContaining(reason);
    }

    private static void assertForecast(FittedProphet model, TimeSeries future, Map<String, double[]> expected) {
        Forecast forecast = model.predict(future, PredictOptions.POINT);
        List<String> names = new ArrayList<>(expected.keySet());
        assertThat(names.remove(0)).isEqualTo("ds");
        assertThat(forecast.ds()).isEqualTo(expected.get("ds"));
        assertThat(forecast.columns().keySet()).containsExactlyElementsOf(names);
        forecast.columns().forEach((name, values) -> {
            double unit = isShare(model, name) ? 1 : model.scale().yScale();
            for (int i = 0; i < values.length; i++) {
                double wanted = expected.get(name)[i];
                assertThat(values[i])
                        .as(name + " of row " + i)
                        .isCloseTo(wanted, within(1e-9 * Math.max(Math.abs(wanted), 1e-3 * unit)));
            }
        });
    }

    /** Whether a component multiplies the trend. */
    private static boolean isShare(FittedProphet model, String name) {
        return name.equals("multiplicative_terms")
                || name.equals("extra_regressors_multiplicative")
                || (name.equals("holidays") && model.options().holidaysMode() == EffectMode.MULTIPLICATIVE)
                || model.features().columns().stream()
                        .anyMatch(column ->
                                column.component().equals(name) && column.mode() == EffectMode.MULTIPLICATIVE);
    }
}
