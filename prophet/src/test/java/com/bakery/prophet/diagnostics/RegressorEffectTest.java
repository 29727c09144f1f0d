package com.bakery.prophet.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.bakery.prophet.EffectMode;
import com.bakery.prophet.FittedProphet;
import com.bakery.prophet.Reference;
import com.bakery.prophet.io.PythonModelCodec;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegressorEffectTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "bakery_pretzel_mixed",
                "bakery_roll_weather",
                "bike_missing_y",
                "pedestrians_hourly",
                "yaz_conditional"
            })
    void areThoseOfPythonForPythonsModel(String name) {
        FittedProphet model = PythonModelCodec.read(Reference.model("cases/" + name + "/model.json"));
        List<RegressorEffect> effects = RegressorEffect.of(model);
        List<String[]> expected = Reference.lines("cases/" + name + "/regressor_coefficients.csv");

        assertThat(effects).hasSize(expected.size() - 1);
        for (int i = 0; i < effects.size(); i++) {
            String[] row = expected.get(i + 1);
            RegressorEffect effect = effects.get(i);
            double coefficient = Double.parseDouble(row[4]);
            assertThat(effect.regressor()).isEqualTo(row[0]);
            assertThat(effect.mode() == EffectMode.ADDITIVE ? "additive" : "multiplicative")
                    .isEqualTo(row[1]);
            assertThat(effect.center()).isCloseTo(Double.parseDouble(row[2]), within(1e-6));
            assertThat(effect.coefficient()).isCloseTo(coefficient, within(1e-8 * Math.abs(coefficient) + 1e-12));
        }
    }
}
