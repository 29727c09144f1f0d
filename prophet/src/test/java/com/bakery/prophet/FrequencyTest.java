package com.bakery.prophet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class FrequencyTest {
    static Stream<String> cases() {
        return ReferenceCasesTest.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void futureDatesAreThoseOfPython(String name) {
        Reference.Case reference = Reference.load(name);
        JsonNode asked = reference.fit().get("make_future");
        double last = Arrays.stream(reference.history().ds()).max().orElseThrow();

        assertThat(Frequency.of(asked.get("freq").asString())
                        .after(last, asked.get("periods").asInt()))
                .isEqualTo(
                        Reference.table("cases/" + name + "/future_dates.csv").get("ds"));
    }

    /** As pandas' date_range gives them. */
    @ParameterizedTest
    @CsvSource({
        "D, 2024-02-28, 2024-02-29 2024-03-01",
        "3D, 2024-02-28, 2024-03-02 2024-03-05",
        "B, 2024-03-01, 2024-03-04 2024-03-05",
        "B, 2024-03-02, 2024-03-04 2024-03-05",
        "W, 2024-03-01, 2024-03-03 2024-03-10",
        "W, 2024-03-03, 2024-03-10 2024-03-17",
        "W-MON, 2024-03-01, 2024-03-04 2024-03-11",
        "MS, 2024-01-01, 2024-02-01 2024-03-01",
        "MS, 2024-01-15, 2024-02-01 2024-03-01",
        "2MS, 2024-01-15, 2024-02-01 2024-04-01",
        "ME, 2024-01-15, 2024-01-31 2024-02-29",
        "ME, 2024-01-31, 2024-02-29 2024-03-31",
        "M, 2024-01-31, 2024-02-29 2024-03-31",
        "QS, 2024-02-10, 2024-04-01 2024-07-01",
        "QE, 2024-02-10, 2024-03-31 2024-06-30",
        "YS, 2024-02-10, 2025-01-01 2026-01-01",
        "YE, 2024-02-10, 2024-12-31 2025-12-31",
    })
    void stepsAsPandas(String frequency, String last, String expected) {
        double[] wanted = Arrays.stream(expected.split(" "))
                .mapToDouble(Reference::seconds)
                .toArray();

        assertThat(Frequency.of(frequency).after(Reference.seconds(last), 2)).isEqualTo(wanted);
    }

    @Test
    void hoursAndMinutesKeepTheirTime() {
        double last = Reference.seconds("2024-02-28 23:58:00");

        assertThat(Frequency.of("5min").after(last, 2)).containsExactly(last + 300, last + 600);
        assertThat(Frequency.of("h").after(last, 1)).containsExactly(last + 3600);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-01 2024-01-02 2024-01-03, 2024-01-04",
        "2024-01-01 2024-01-08 2024-01-15, 2024-01-22",
        "2024-01-01 2024-02-01 2024-03-01, 2024-04-01",
        "2023-11-30 2023-12-31 2024-01-31, 2024-02-29",
        "2024-01-01 2024-04-01 2024-07-01, 2024-10-01",
        "2024-03-07 2024-03-08 2024-03-11, 2024-03-12",
    })
    void infersAsPandas(String dates, String next) {
        double[] ds =
                Arrays.stream(dates.split(" ")).mapToDouble(Reference::seconds).toArray();

        assertThat(Frequency.infer(ds).after(ds[ds.length - 1], 1)).containsExactly(Reference.seconds(next));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "X", "0D", "D-MON", "W-FOO", "5", "-1D", "99999999D"})
    void refusesWhatItDoesNotKnow(String text) {
        assertThatThrownBy(() -> Frequency.of(text))
                .isInstanceOf(ProphetException.class)
                .hasMessageContaining("W-MON");
    }

    @Test
    void refusesDatesWithoutAFrequency() {
        assertThatThrownBy(() -> Frequency.infer(new double[] {0, 86_400, 500_000}))
                .hasMessageContaining("name one");
        assertThatThrownBy(() -> Frequency.infer(new double[] {0, 86_400})).hasMessageContaining("fewer than 3");
    }
}
