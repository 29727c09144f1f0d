package com.bakery.prophet.holiday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpanishHolidaysTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "MD", "CT", "AN", "VC", "PV"})
    void namesAndDaysAreThoseOfTheReferenceList(String subdivision) throws IOException {
        List<Holiday> computed =
                SpanishHolidays.of(subdivision.isEmpty() ? null : subdivision).between(2015, 2030);

        assertThat(computed).containsExactlyInAnyOrderElementsOf(reference(subdivision));
    }

    @Test
    void refusesASubdivisionWithoutRules() {
        assertThatThrownBy(() -> SpanishHolidays.of("XX"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("subdivision ES-XX has no holiday rules; known are [AN, CT, MD, PV, VC]");
    }

    @Test
    void easterIsRightAtTheEndsOfItsRange() {
        assertThat(Easter.sunday(1818)).isEqualTo(LocalDate.of(1818, 3, 22));
        assertThat(Easter.sunday(2038)).isEqualTo(LocalDate.of(2038, 4, 25));
    }

    private static List<Holiday> reference(String subdivision) throws IOException {
        try (InputStream in = SpanishHolidaysTest.class.getResourceAsStream("/reference/es_holidays_2015_2030.csv")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .filter(cells -> cells[3].equals(subdivision))
                    .map(cells -> new Holiday(LocalDate.parse(cells[0]), cells[1]))
                    .toList();
        }
    }
}
