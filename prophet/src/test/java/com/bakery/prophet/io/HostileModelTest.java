package com.bakery.prophet.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bakery.prophet.FittedProphet;
import com.bakery.prophet.Forecast;
import com.bakery.prophet.PredictOptions;
import com.bakery.prophet.ProphetException;
import com.bakery.prophet.ProphetException.Reason;
import com.bakery.prophet.Reference;
import com.bakery.prophet.TimeSeries;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Model files that somebody spoilt: an error that says so, or a model that forecasts; never another exception, much memory or a long wait. */
class HostileModelTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1e-320",
            "1e308",
            "-1e308",
            "2147483648",
            "0.5",
            "\"\"",
            "\"x\"",
            "\"9999-99-99\"",
            "[]",
            "{}",
            "[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]",
            "[null]",
            "{\"a\":1}",
            "\"{\"",
            "\"[1,2\"");
    private static final String[] FILES = {
        "predict/p01_defaults_70_days", "predict/p03_logistic_cap_floor_minmax", "predict/p09_regressors_mixed"
    };

    /** Any value of a good file is replaced by another one. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aFileWithAnotherValueIsRefusedOrForecasts(int file) {
        JsonNode good = JSON.readTree(Reference.model(FILES[file] + ".model.json"));
        Random random = new Random(file);
        for (int trial = 0; trial < 700; trial++) {
            JsonNode spoilt = good.deepCopy();
            spoil(spoilt, random);
            assertRefusedOrForecasts(JSON.writeValueAsBytes(spoilt), file);
        }
    }

    private static void spoil(JsonNode tree, Random random) {
        JsonNode value = JSON.readTree(VALUES.get(random.nextInt(VALUES.size())));
        JsonNode parent = tree;
        while (true) {
            JsonNode child;
            if (parent instanceof ObjectNode object) {
                List<String> names = new ArrayList<>(object.propertyNames());
                String name = names.get(random.nextInt(names.size()));
                child = object.get(name);
                if (isLeaf(child) || random.nextInt(4) == 0) {
                    object.set(name, value);
                    return;
                }
            } else {
                ArrayNode array = (ArrayNode) parent;
                int index = random.nextInt(array.size());
                child = array.get(index);
                if (isLeaf(child) || random.nextInt(4) == 0) {
                    array.set(index, value);
                    return;
                }
            }
            parent = child;
        }
    }

    private static boolean isLeaf(JsonNode node) {
        return node.isEmpty();
    }

    /** Bytes are overwritten, cut out or doubled. */
    @Test
    void aFileWithOtherBytesIsRefusedOrForecasts() {
        byte[] good = Reference.model(FILES[0] + ".model.json");
        Random random = new Random(9);
        for (int trial = 0; trial < 700; trial++) {
            int from = random.nextInt(good.length);
            int to = Math.min(good.length, from + random.nextInt(40));
            byte[] front = Arrays.copyOf(good, trial % 3 == 0 ? to : from);
            byte[] back = Arrays.copyOfRange(good, trial % 3 == 1 ? to : from, good.length);
            byte[] spoilt = Arrays.copyOf(front, front.length + back.length);
            System.arraycopy(back, 0, spoilt, front.length, back.length);
            if (trial % 3 == 2) {
                spoilt[from] = (byte) random.nextInt(256);
            }
            assertRefusedOrForecasts(spoilt, 0);
        }
    }

    private static void assertRefusedOrForecasts(byte[] file, int which) {
        FittedProphet model;
        try {
            model = PythonModelCodec.read(file);
        } catch (ProphetException e) {
            assertThat(e.reason()).isEqualTo(Reason.INVALID_MODEL_FILE);
            assertThat(e.getMessage()).isNotEmpty().hasSizeLessThan(1_000);
            return;
        }
        try {
            TimeSeries future = Reference.series(Reference.table(FILES[which] + ".future.csv"));
            Forecast forecast = model.predict(future, PredictOptions.POINT);
            assertThat(forecast.yhat()).hasSize(future.size());
        } catch (ProphetException e) {
            assertThat(e.reason()).isEqualTo(Reason.INVALID_DATA);
        }
    }

    @Test
    void moreValuesThanAModelHasAreNotRead() {
        String zeros = "{\"params\":{\"trend\":[" + "0,".repeat(8_000_000) + "0]}}";

        assertThatThrownBy(() -> PythonModelCodec.read(zeros.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ProphetException.class)
                .hasMessageContaining("no valid JSON")
                .hasMessageContaining("oken count");
    }
}
