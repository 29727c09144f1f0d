package com.bakery.training.registry.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronTimesTest {
    private static final String MADRID = "Europe/Madrid";

    @Test
    void mondayThreeOClockFollowsSummerTime() {
        CronTimes weekly = CronTimes.of("0 3 * * 1", MADRID);

        assertThat(weekly.next(Instant.parse("2026-10-17T00:00:00Z"), 3))
                .containsExactly(
                        Instant.parse("2026-10-19T01:00:00Z"),
                        Instant.parse("2026-10-26T02:00:00Z"),
                        Instant.parse("2026-11-02T02:00:00Z"));
        assertThat(weekly.next(Instant.parse("2027-03-22T12:00:00Z"), 1))
                .containsExactly(Instant.parse("2027-03-29T01:00:00Z"));
    }

    /** 02:30 does not exist on 28 March 2027. */
    @Test
    void anHourThatIsSkippedHasNoTimes() {
        assertThat(CronTimes.of("30 2 * * *", MADRID).next(Instant.parse("2027-03-26T12:00:00Z"), 3))
                .containsExactly(
                        Instant.parse("2027-03-27T01:30:00Z"),
                        Instant.parse("2027-03-29T00:30:00Z"),
                        Instant.parse("2027-03-30T00:30:00Z"));
    }

    /** 02:30 comes twice on 31 October 2027. */
    @Test
    void anHourThatComesTwiceHasItsTimesOnce() {
        assertThat(CronTimes.of("30 2 * * *", MADRID).next(Instant.parse("2027-10-29T12:00:00Z"), 3))
                .containsExactly(
                        Instant.parse("2027-10-30T00:30:00Z"),
                        Instant.parse("2027-10-31T01:30:00Z"),
                        Instant.parse("2027-11-01T01:30:00Z"));
    }

    @Test
    void theLastTimeIsTheOneThatWasMissed() {
        CronTimes daily = CronTimes.of("0 3 * * *", "UTC");
        Instant third = Instant.parse("2026-05-03T03:00:00Z");

        assertThat(daily.last(Instant.parse("2026-05-01T03:00:00Z"), third)).contains(third);
        assertThat(daily.last(third, Instant.parse("2026-05-04T02:59:59Z"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'0 3 * * 1', '0 3 * * 1'",
        "'0  3 * * mon-fri', '0 3 * * 1,2,3,4,5'",
        "'*/15 6-18/2 1,15 jan-mar *', '*/15 6-18/2 1,15 jan-mar *'",
        "'5 4 * * 5-7', '5 4 * * 5,6,0'",
        "'5 4 * * 0', '5 4 * * 0'"
    })
    void daysOfTheWeekAreNumbersForOtherReaders(String cron, String unix) {
        assertThat(CronTimes.of(cron, MADRID).unix()).isEqualTo(unix);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "0 3 * *          | five fields",
                "0 0 3 * * 1      | five fields",
                "@weekly          | five fields",
                "60 3 * * 1       | is not a cron expression",
                "0 24 * * 1       | is not a cron expression",
                "0 3 L * *        | 'L' is not a day of month",
                "0 3 * * 1#2      | '1#2' is not a day of week",
                "0 3 1 * 1        | must leave day of month or day of week at *",
                "0 3 * * */2      | must name the days of the week",
                "0 3 30 2 *       | never comes",
                "0 3 * * 1;drop   | is not a day of week"
            })
    void whatIsRefusedNamesFieldAndRule(String cron, String rule) {
        assertThatThrownBy(() -> CronTimes.of(cron, MADRID))
                .isInstanceOf(InvalidScheduleException.class)
                .hasMessageStartingWith("cron: ")
                .hasMessageContaining(rule);
    }

    @Test
    void timeZonesHaveIanaNames() {
        for (String zone : List.of("Mars/Olympus", "CET+1", "")) {
            assertThatThrownBy(() -> CronTimes.of("0 3 * * 1", zone))
                    .hasMessage("time_zone: '" + zone + "' is not an IANA time zone");
        }
    }
}
