package com.bakery.prophet.holiday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpanishHolidaysTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "MD", "CT", "AN", "VC", "PV"})
    void namesAndDaysAreThoseOfTheReferenceList(String subdivision) throws IOException {
        assertThat(computed(subdivision))
                .containsExactlyInAnyOrderElementsOf(reference("es_holidays_2015_2030.csv", 3, subdivision));
    }

    static Stream<String> subdivisions() {
        return SpanishHolidays.subdivisions().stream();
    }

    @ParameterizedTest
    @MethodSource("subdivisions")
    void everyCommunityHasTheDaysOfPythonsPackage(String subdivision) throws IOException {
        assertThat(computed(subdivision))
                .containsExactlyInAnyOrderElementsOf(
                        reference("es_holidays_communities_2015_2030.csv", 2, subdivision));
    }

    private static List<Holiday> computed(String subdivision) {
        return SpanishHolidays.of(subdivision.isEmpty() ? null : subdivision).between(2015, 2030);
    }

    @Test
    void refusesASubdivisionWithoutRules() {
        assertThatThrownBy(() -> SpanishHolidays.of("XX"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("subdivision ES-XX has no holiday rules; known are [AN, AR, AS, CB, CE, CL, CM, CN, CT, EX,"
                        + " GA, IB, MC, MD, ML, NC, PV, RI, VC]");
    }

    /** {@code len(holidays.ES(years=[2007]))} is 0 in Python, and 8 a year later. */
    @Test
    void beginsWithTheYearWithWhichPythonsPackageBegins() {
        assertThat(SpanishHolidays.of(null).between(1992, 2007)).isEmpty();
        assertThat(SpanishHolidays.of(null).between(1992, 2008)).hasSize(8);
    }

    @Test
    void easterIsRightAtTheEndsOfItsRange() {
        assertThat(Easter.sunday(1818)).isEqualTo(LocalDate.of(1818, 3, 22));
        assertThat(Easter.sunday(2038)).isEqualTo(LocalDate.of(2038, 4, 25));
    }

    private static List<Holiday> reference(String file, int column, String subdivision) throws IOException {
        try (InputStream in = SpanishHolidaysTest.class.getResourceAsStream("/reference/" + file)) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .filter(cells -> cells[column].equals(subdivision))
                    .map(cells -> new Holiday(LocalDate.parse(cells[0]), cells[1]))
                    .toList();
        }
    }
}
