package com.bakery.training.activities.external;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.activities.external.SalesWindows.Window;
import com.bakery.training.registry.external.ExternalFetches.Fetched;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SalesWindowsTest {
    private static final LocalDate LAST = LocalDate.of(2026, 2, 19);
    private static final LocalDate FIRST = LAST.minusDays(199);

    @Test
    void aNewShopIsAskedForFromTodayBack() {
        List<Window> windows = SalesWindows.of(Optional.empty(), FIRST, LAST, false);

        assertThat(windows)
                .containsExactly(
                        new Window(LAST.minusDays(89), LAST),
                        new Window(LAST.minusDays(179), LAST.minusDays(90)),
                        new Window(FIRST, LAST.minusDays(180)));
        assertThat(SalesWindows.words(windows)).isEqualTo("from " + FIRST + " to " + LAST);
    }

    @Test
    void afterAPauseTheNewDaysAreAddedToTheKnownOnesBeforeOlderOnes() {
        Optional<Fetched> known = known(LAST.minusDays(150), LAST.minusDays(100));

        assertThat(SalesWindows.of(known, FIRST, LAST, false))
                .containsExactly(
                        new Window(LAST.minusDays(127), LAST.minusDays(38)),
                        new Window(LAST.minusDays(37), LAST),
                        new Window(FIRST, LAST.minusDays(151)));
    }

    @Test
    void forceAsksForKnownDaysAgain() {
        List<Window> windows = SalesWindows.of(known(FIRST, LAST), FIRST, LAST, true);

        assertThat(windows.get(0)).isEqualTo(new Window(LAST.minusDays(27), LAST));
        assertThat(SalesWindows.words(windows)).isEqualTo("from " + FIRST + " to " + LAST);
    }

    @Test
    void daysThatAreKnownBetweenAreNotSaidToBeAsked() {
        assertThat(SalesWindows.words(SalesWindows.of(known(FIRST.plusDays(9), LAST), FIRST, LAST, false)))
                .isEqualTo("from " + FIRST + " to " + FIRST.plusDays(8) + " and from " + LAST.minusDays(27) + " to "
                        + LAST);
    }

    private static Optional<Fetched> known(LocalDate from, LocalDate to) {
        return Optional.of(new Fetched(from, to, Instant.EPOCH));
    }
}
