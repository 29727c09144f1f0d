package com.bakery.forecasting.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.forecasting.AShop;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.data.RegressorSeries;
import com.bakery.forecasting.data.RegressorSeries.Kind;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class KnownFutureTest {

    @Test
    void numbersThatEndWithTheSalesAreNotUsed() {
        ProductData data = AShop.of(100)
                .number("temperature", 0, i -> i)
                .number("price", 7, i -> i)
                .data();

        assertThat(KnownFuture.of(data, data.lastDay().plusDays(1)).numbers()).containsOnlyKeys("price");
    }

    @Test
    void flagsThatEndWithTheSalesAreNotUsedAndOneDayOfZeroBehindThemIsEnough() {
        ProductData data = AShop.of(100)
                .event("rain", 0, i -> i % 3 == 0)
                .event("is_holiday", 0, i -> i == 50)
                .event("promotion", 1, i -> i < 100 && i % 9 == 0)
                .data();

        assertThat(KnownFuture.of(data, data.lastDay().plusDays(1)).events()).containsOnlyKeys("promotion");
        assertThat(SpecialDays.of(data).events()).extracting("name").containsExactly("promotion");
        assertThat(SpecialDays.of(data).isHoliday(data.day(50))).isFalse();
        assertThat(flag(data.day(90), 10).isKnownBehind(data.lastDay())).isFalse();
        assertThat(flag(data.day(90), 0).isKnownBehind(data.day(59)))
                .as("nothing is left of it")
                .isFalse();
        // what a fold, and a member of a stranger's, sees of a past day
        assertThat(KnownFuture.of(data, data.day(60)).events()).containsOnlyKeys("promotion");
        ProductData then = data.first(60);
        assertThat(then.regressors())
                .filteredOn(flag -> flag.isKnownBehind(then.lastDay()))
                .hasSize(1);
        assertThat(KnownFuture.of(then, then.lastDay().plusDays(1)).events()).containsOnlyKeys("promotion");
    }

    private static RegressorSeries flag(LocalDate from, int days) {
        return new RegressorSeries("flag", Kind.EVENT_FLAG, from, new double[days]);
    }

    @Test
    void numbersWithManyGapsAreNotUsed() {
        ProductData data = AShop.of(100)
                .number("gaps", 7, i -> i < 100 && i % 5 == 0 ? Double.NaN : 1)
                .data();

        assertThat(KnownFuture.of(data, data.lastDay().plusDays(1)).numbers()).isEmpty();
    }

    @Test
    void behindWhatIsKnownANumberIsItsPastMean() {
        ProductData data =
                AShop.of(100).number("price", 10, i -> i < 100 ? i % 2 : 9).data();
        KnownFuture future = KnownFuture.of(data, data.lastDay().plusDays(1));

        assertThat(future.numberValues("price", 12)).containsExactly(9, 9, 9, 9, 9, 9, 9, 9, 9, 9, .5, .5);
        assertThat(future.numberValues("nothing", 2)).containsExactly(0, 0);
    }

    @Test
    void aPastDayIsForecastWithNoMoreThanWasKnownThen() {
        // a weather forecast reaches ten days ahead today; it did so, and no further, on the day of a fold
        ProductData data = AShop.of(100).number("temperature", 10, i -> 100 + i).data();
        double[] seen = KnownFuture.of(data, data.day(60)).numberValues("temperature", 12);

        assertThat(seen).startsWith(160, 161).endsWith(169, 129.5, 129.5);
    }

    @Test
    void eventsAndHolidaysAreKnownAsTheyWereAnnounced() {
        ProductData data = AShop.of(100)
                .event("promotion", 28, i -> i == 103)
                .event("is_holiday", 28, i -> i == 105)
                .holiday(107, "feast")
                .holiday(50, "past")
                .data();
        KnownFuture future = KnownFuture.of(data, data.lastDay().plusDays(1));

        assertThat(future.eventValues("promotion", 5)).containsExactly(0, 0, 0, 1, 0);
        assertThat(future.holidayFlags(9)).containsExactly(false, false, false, false, false, true, false, true, false);
        assertThat(future.holidays()).extracting("name").containsExactly("feast");
    }
}
