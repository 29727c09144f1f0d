package com.bakery.forecasting.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.forecasting.AShop;
import com.bakery.forecasting.data.ProductData;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ClosedDaysTest {

    @Test
    void aWeekdayThatWasClosedFourTimesStaysClosed() {
        ClosedDays closed = closed(AShop.of(56).closed(i -> i % 7 == 6));

        assertThat(closed.weekdays()).containsExactly(7);
        assertThat(closed.apply(new double[] {1, 1, 1, 1, 1, 1, 1}, day(56))).containsExactly(1, 1, 1, 1, 1, 1, 0);
    }

    @Test
    void aWeekdayThatReopenedIsOpen() {
        assertThat(closed(AShop.of(56).closed(i -> i % 7 == 6 && i != 48)).weekdays())
                .isEmpty();
    }

    @Test
    void threeTimesAreTooFewToTell() {
        assertThat(closed(AShop.of(21).closed(i -> i % 7 == 6)).weekdays()).isEmpty();
    }

    @Test
    void aShopThatIsOnHolidayComesBack() {
        ClosedDays closed = closed(AShop.of(140).closed(i -> i % 7 == 6 || i >= 105));

        assertThat(closed.weekdays()).containsExactly(7);
    }

    @Test
    void aHolidayThatWasAlwaysClosedStaysClosedByItsName() {
        ClosedDays closed = closed(AShop.of(400)
                .closed(i -> i == 30 || i == 200)
                .holiday(30, "feast")
                .holiday(200, "feast")
                .holiday(100, "fair")
                .holiday(430, "feast")
                .holiday(440, "fair"));

        assertThat(closed.dates()).containsExactly(day(430));
        assertThat(closed.contains(day(430))).isTrue();
        assertThat(closed.contains(day(440))).isFalse();
    }

    @Test
    void aHolidayThatWasOpenOnceIsOpen() {
        ClosedDays closed = closed(AShop.of(400)
                .closed(i -> i == 30)
                .holiday(30, "feast")
                .holiday(200, "feast")
                .holiday(430, "feast"));

        assertThat(closed.dates()).isEmpty();
    }

    @Test
    void aHolidayWithoutANameIsKnownByItsDate() {
        // 2024 is a leap year: the same date lies 366 days later
        ClosedDays closed = closed(AShop.of(400)
                .closed(i -> i == 50 || i == 53)
                .event("is_holiday", 100, i -> i == 50 || i == 50 + 366 || i == 420));

        assertThat(closed.dates()).containsExactly(day(416));
    }

    @Test
    void closedHolidaysAreNoReasonToCloseTheirWeekday() {
        // four Thursdays in a row are closed holidays
        AShop shop = AShop.of(56).closed(i -> i % 7 == 3 && i > 28);
        for (int i = 31; i < 56; i += 7) {
            shop.holiday(i, "feast " + i);
        }
        assertThat(closed(shop).weekdays()).isEmpty();
    }

    @Test
    void whatComesAfterTheKnownDaysIsNotLookedAt() {
        ProductData data = AShop.of(112).closed(i -> i % 7 == 6).data();
        ProductData other = AShop.changedBehind(data, 59);

        assertThat(ClosedDays.of(other, SpecialDays.of(other), 60))
                .isEqualTo(ClosedDays.of(data, SpecialDays.of(data), 60));
    }

    private static ClosedDays closed(AShop shop) {
        ProductData data = shop.data();
        return ClosedDays.of(data, SpecialDays.of(data), data.days());
    }

    private static LocalDate day(int day) {
        return AShop.MONDAY.plusDays(day);
    }
}
