package com.bakery.training.activities.external.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bakery.training.activities.external.Samples;
import com.bakery.training.activities.external.http.SourceException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MadridTrafficTest {
    private final Refusals refused = new Refusals();

    @Test
    void bothLayoutsBecomeTheMeanOfPointsAndDay() {
        assertThat(read(Samples.text("traffic_2017-06_4rows.csv"), YearMonth.of(2017, 6)))
                .containsExactly(
                        Map.entry(LocalDate.of(2017, 6, 1), Map.of("traffic", (576 + 888 + 1008 + 888) / 4.0)));
        assertThat(read(Samples.text("traffic_2022-01_1row.csv"), YearMonth.of(2022, 1)))
                .containsExactly(Map.entry(LocalDate.of(2022, 1, 1), Map.of("traffic", 408.0)));
        assertThat(refused.total()).isZero();
    }

    @Test
    void rowsThatCannotBeTrueAreCountedAndLeftOut() {
        String rows =
                """
                "id";"fecha";"tipo_elem";"intensidad";"ocupacion";"carga";"vmed";"error";"periodo_integracion"
                1;"2022-01-01 00:00:00";"M30";"100";"0";"0";"61";"N";5
                1;"2022-01-01 00:15:00";"M30";"NaN";"0";"0";"61";"N";5
                1;"2022-01-01 00:30:00";"M30";"-7";"0";"0";"61";"N";5
                1;"2022-02-01 00:00:00";"M30";"100";"0";"0";"61";"N";5
                1;"01/01/2022";"M30";"100";"0";"0";"61";"N";5
                1;"2022-01-01 00:45:00";"M30";"many";"0";"0";"61";"N";5
                1;"2022-01-01 01:00:00";"M30";"900";"0";"0";"61";"E";5
                1;"2022-01-01 01:15:00";M3
                1;"2022-01-01 01:30:00";"M30";"900";"0";"0";"61";"N";5;"more"
                """;

        assertThat(read(rows, YearMonth.of(2022, 1)))
                .containsExactly(Map.entry(LocalDate.of(2022, 1, 1), Map.of("traffic", 100.0)));
        assertThat(refused.total()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "<html>\n<body>\n</html>\n", "a;b\n1;2\n", "{\"error\": true}"})
    void anotherFormatIsRefusedAsAWhole(String answer) {
        assertThatThrownBy(() -> read(answer, YearMonth.of(2022, 1))).isInstanceOf(SourceException.class);
    }

    private Map<LocalDate, Map<String, Double>> read(String answer, YearMonth month) {
        return MadridTraffic.read(Samples.stream(answer), month, () -> {}, refused);
    }
}
