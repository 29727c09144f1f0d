package com.bakery.training.activities.external.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.bakery.training.activities.external.Samples;
import com.bakery.training.activities.external.http.SourceException;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenMeteoTest {
    private static final LocalDate FROM = LocalDate.of(2022, 12, 29);
    private static final LocalDate TO = LocalDate.of(2023, 1, 8);

    private final Refusals refused = new Refusals();

    @Test
    void daysOfTheArchiveKeepTheirHighestTemperatureWhereNoMeanIsKnown() {
        Map<LocalDate, Map<String, Double>> days =
                read(Samples.text("archive_daily_brasilia_2022-12-29_2023-01-08.json"));

        assertThat(days).hasSize(11).containsEntry(TO, Map.of("temperature_max", 23.5));
        assertThat(refused.total()).isZero();
    }

    @Test
    void hoursBecomeTheMeanOfTheDayWhichIsBetterThanItsHighest() {
        Map<LocalDate, Map<String, Double>> days =
                read(Samples.text("archive_hourly_and_daily_brasilia_2022-12-29.json"));

        assertThat(days.get(FROM)).containsOnlyKeys("temperature");
        assertThat(days.get(FROM).get("temperature")).isCloseTo(21.52, within(0.01));
    }

    @Test
    void aForecastByHoursIsSevenDays() {
        Map<LocalDate, Map<String, Double>> days = OpenMeteo.read(
                Samples.stream(Samples.text("forecast_hourly_brasilia.json")),
                LocalDate.of(2023, 10, 25),
                LocalDate.of(2023, 11, 9),
                refused);

        assertThat(days).hasSize(7);
        assertThat(days.get(LocalDate.of(2023, 10, 25)).get("temperature")).isCloseTo(24.61, within(0.01));
    }

    @Test
    void nonsenseIsRefusedByRuleAndTheRestIsKept() {
        Map<LocalDate, Map<String, Double>> days = read(
                """
                {"daily": {
                 "time": ["2022-12-29", "2022-12-30", "2022-12-30", "2019-01-01", "soon", "2022-12-31", "2023-01-01"],
                 "temperature_2m_mean": [400, 7.5, 9, 9, 9, NaN, null],
                 "precipitation_sum": [1.5, -3, 0, 0, 0, 2, 4]}}
                """);

        assertThat(days)
                .containsOnly(
                        Map.entry(FROM, Map.of("rain", 1.5)),
                        Map.entry(FROM.plusDays(1), Map.of("temperature", 7.5)),
                        Map.entry(FROM.plusDays(2), Map.of("rain", 2.0)),
                        Map.entry(FROM.plusDays(3), Map.of("rain", 4.0)));
        assertThat(refused.sentence())
                .startsWith("6 refused: ")
                .contains(
                        "temperature lies outside -60..60 °C (1, first 2022-12-29: 400.0)",
                        "rain lies outside 0..2000 mm (1, first 2022-12-30: -3.0)",
                        "the day is named twice (1, first 2022-12-30)",
                        "the day lies outside the days asked for (1, first 2019-01-01)",
                        "the day is not a date (1, first soon)",
                        "temperature is not a number (1, first 2022-12-31: NaN)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>Sign in</body></html>",
                "[]",
                "",
                "{\"daily\": {\"time\": [\"2022-12-29\"], \"temperature_2m_mean\": [1, 2]}}",
                "{\"daily\": {\"time\": [[[]]]}}",
                "{\"reason\": \"Daily API request limit exceeded\"}",
                "{\"daily\": {\"time\": [\"2022-12-29\"], \"temperature_2m_mean\": [1"
            })
    void anotherFormatIsRefusedAsAWhole(String answer) {
        assertThatThrownBy(() -> read(answer))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.outcome()).isEqualTo(SourceException.Outcome.INVALID));
    }

    private Map<LocalDate, Map<String, Double>> read(String answer) {
        return OpenMeteo.read(Samples.stream(answer), FROM, TO, refused);
    }
}
