package com.bakery.prophet.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bakery.prophet.AutoSeasonality;
import com.bakery.prophet.FittedProphet;
import com.bakery.prophet.HolidayEvent;
import com.bakery.prophet.PredictOptions;
import com.bakery.prophet.Prophet;
import com.bakery.prophet.ProphetException;
import com.bakery.prophet.ProphetOptions;
import com.bakery.prophet.TimeSeries;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ModelCodecTest {
    private static final LocalDate FIRST = LocalDate.of(2023, 1, 1);
    private static final int DAYS = 400;

    @Test
    void aModelReadBackForecastsBitForBitTheSame() {
        FittedProphet model = fitted();
        FittedProphet read = ModelCodec.read(ModelCodec.write(model));

        TimeSeries future = TimeSeries.future(FIRST.plusDays(DAYS), 60).with("rain", rain(60));
        PredictOptions options = new PredictOptions(7, true, 0.9);
        assertThat(read.predict(future, options).yhat())
                .isEqualTo(model.predict(future, options).yhat());
        assertThat(read.predict(future, options).yhatLower())
                .isEqualTo(model.predict(future, options).yhatLower());
    }

    @Test
    void writingWhatWasReadGivesTheSameBytes() {
        byte[] written = ModelCodec.write(fitted());

        assertThat(ModelCodec.write(ModelCodec.read(written))).isEqualTo(written);
    }

    @Test
    void refusesUnknownSchemasKeysAndTrailingText() {
        String json = new String(ModelCodec.write(fitted()), StandardCharsets.UTF_8);

        assertRefused(json.replace("\"schema\":1", "\"schema\":2"), "the schema is not 1");
        assertRefused(json.replace("\"schema\":1", "\"schema\":1,\"x\":1"), "unknown keys [x]");
        assertRefused(json + "{}", "something follows the JSON object");
        assertRefused(json.replace("\"schema\":1,", ""), "schema is missing");
        assertRefused("[" + json + "]", "the file is not a JSON object");
    }

    @Test
    void aDamagedFileIsAnErrorAndNeverAnotherException() {
        byte[] written = ModelCodec.write(fitted());
        Random random = new Random(42);
        for (int round = 0; round < 500; round++) {
            byte[] damaged = java.util.Arrays.copyOf(written, 1 + random.nextInt(written.length));
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                ModelCodec.read(damaged);
            } catch (ProphetException e) {
                assertThat(e).hasMessageNotContaining("Exception");
            }
        }
    }

    @Test
    void nestingAndSizeAreBounded() {
        assertRefused("{\"a\":".repeat(10_000), "the file is no valid JSON");
        assertThatThrownBy(() -> ModelCodec.read(new byte[ModelCodec.MAX_BYTES + 1]))
                .hasMessageContaining("at most " + ModelCodec.MAX_BYTES);
    }

    private static void assertRefused(String json, String message) {
        assertThatThrownBy(() -> ModelCodec.read(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ProphetException.class)
                .hasMessageContaining(message);
    }

    private static FittedProphet fitted() {
        Random random = new Random(1);
        double[] y = new double[DAYS];
        for (int i = 0; i < DAYS; i++) {
            y[i] = 100 + i / 10.0 + 20 * Math.sin(2 * Math.PI * i / 7) + random.nextGaussian();
        }
        ProphetOptions options = ProphetOptions.builder()
                .yearlySeasonality(AutoSeasonality.order(2))
                .holidays(java.util.List.of(
                                HolidayEvent.on("Fair", LocalDate.of(2023, 5, 1)),
                                new HolidayEvent("Fair", LocalDate.of(2024, 5, 1), -1, 2, 5.0),
                                new HolidayEvent("Fair", LocalDate.of(2023, 5, 1), -1, 2, 5.0))
                        .subList(1, 3))
                .regressor("rain")
                .build();
        return new Prophet(options).fit(TimeSeries.daily(FIRST, y).with("rain", rain(DAYS)));
    }

    private static double[] rain(int days) {
        Random random = new Random(2);
        return random.doubles(days, 0, 30).toArray();
    }
}
