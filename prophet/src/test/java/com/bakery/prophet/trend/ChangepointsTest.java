package com.bakery.prophet.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bakery.prophet.ProphetException;
import com.bakery.prophet.ProphetOptions;
import com.bakery.prophet.ProphetOptionsBuilder;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangepointsTest {
    @Test
    void liesInTheFirstPartOfTheHistoryWithoutItsFirstRow() {
        double[] changepoints = place(ProphetOptions.builder(), 255);

        assertThat(changepoints).hasSize(25).isSorted();
        assertThat(changepoints[0]).isPositive();
        assertThat(changepoints[24]).isEqualTo(203 / 254.0);
    }

    @Test
    void theRangeMovesTheLastChangepoint() {
        double[] changepoints = place(ProphetOptions.builder().changepointRange(0.4), 255);

        assertThat(changepoints[24]).isEqualTo(101 / 254.0);
    }

    @Test
    void aShortHistoryHasFewerChangepoints() {
        assertThat(place(ProphetOptions.builder(), 20)).hasSize(15);
        assertThat(place(ProphetOptions.builder(), 3)).hasSize(1);
        assertThat(place(ProphetOptions.builder(), 2)).isEmpty();
    }

    @Test
    void noneAreWantedOrNoneFit() {
        assertThat(place(ProphetOptions.builder().nChangepoints(0), 100)).isEmpty();
        assertThat(place(ProphetOptions.builder().changepointRange(0), 100)).isEmpty();
    }

    @Test
    void placesOnTheEvenNeighbourOfAHalf() {
        // linspace(0, 5, 3) = 0, 2.5, 5: numpy rounds 2.5 to 2
        assertThat(place(ProphetOptions.builder().nChangepoints(2).changepointRange(0.6), 10))
                .containsExactly(2 / 9.0, 5 / 9.0);
    }

    @Test
    void theUsersChangepointsAreSortedAndMustLieInTheHistory() {
        LocalDateTime first = LocalDate.EPOCH.atStartOfDay();
        assertThat(place(ProphetOptions.builder().changepoints(List.of(first.plusDays(6), first.plusDays(3))), 13))
                .containsExactly(0.25, 0.5);
        assertThatThrownBy(() -> place(ProphetOptions.builder().changepoints(List.of(first.plusDays(13))), 13))
                .isInstanceOf(ProphetException.class)
                .hasMessage("changepoint 1970-01-14T00:00 lies outside of the training data");
    }

    /** On one row a day. */
    private static double[] place(ProphetOptionsBuilder options, int rows) {
        double[] ds =
                IntStream.range(0, rows).mapToDouble(day -> day * 86_400.0).toArray();
        double[] t =
                IntStream.range(0, rows).mapToDouble(day -> day / (rows - 1.0)).toArray();
        return Changepoints.place(options.build(), ds, t);
    }
}
