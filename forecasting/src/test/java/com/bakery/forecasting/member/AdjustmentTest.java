package com.bakery.forecasting.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.bakery.forecasting.AShop;
import com.bakery.forecasting.calendar.KnownFuture;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The year, events and holidays. */
class AdjustmentTest {

    @Test
    void findsTheEffectOfASimulatedPromotionAndTakesItOut() {
        double[] noise = new Random(1).doubles(700, .8, 1.2).toArray();
        TrainingWindow window = AShop.of(700)
                .selling(i -> 40 * noise[i] * (isPromotion(i) ? 1.5 : 1))
                .event("promotion", 28, AdjustmentTest::isPromotion)
                .window();
        double[] quantity = window.data().quantity().clone();

        EventIndices events = EventIndices.takenOut(window, quantity);

        assertThat(events.factors().get("promotion")).isCloseTo(1.5, within(.1));
        double during = mean(quantity, true);
        assertThat(during / mean(quantity, false)).isCloseTo(1, within(.07));
    }

    @Test
    void fewDaysOfAnEventDrawItsIndexTowardsOne() {
        double three = index(3);
        double thirty = index(30);

        assertThat(three).isBetween(1.05, 1.4);
        assertThat(thirty).isBetween(three, 2.0);
    }

    @Test
    void eventsLeaveHolidaysAlone() {
        // the flag is set on holidays only, which sell ten times as much
        AShop shop = AShop.of(300).selling(i -> i % 50 == 20 ? 100 : 10).event("party", 1, i -> i % 50 == 20);
        for (int day = 20; day < 300; day += 50) {
            shop.holiday(day, "feast");
        }
        TrainingWindow window = shop.window();

        assertThat(EventIndices.takenOut(window, window.data().quantity().clone())
                        .factors())
                .isEmpty();
    }

    @Test
    void aFlagThatMarksHolidaysIsNoEvent() {
        TrainingWindow window = AShop.of(300)
                .selling(i -> i % 50 == 20 ? 100 : 10)
                .event("is_holiday", 28, i -> i % 50 == 20)
                .window();

        assertThat(EventIndices.takenOut(window, window.data().quantity().clone())
                        .factors())
                .isEmpty();
        assertThat(window.adjustment().holidays().all().count()).isEqualTo(5);
    }

    @Test
    void aConstantFlagHasNoIndex() {
        TrainingWindow window = AShop.of(300).event("always", 28, i -> true).window();

        assertThat(EventIndices.takenOut(window, window.data().quantity().clone())
                        .factors())
                .isEmpty();
    }

    @Test
    void holidaysAreMeasuredAgainstTheFourWeeksBefore() {
        TrainingWindow window = AShop.of(200)
                .selling(i -> i == 60 ? 30 : i == 120 ? 50 : 10)
                .holiday(60, "feast")
                .holiday(120, "fair")
                .window();
        HolidayIndex index = HolidayIndex.of(window, window.data().quantity());

        assertThat(index.all()).isEqualTo(new HolidayIndex.Seen(2, 4));
        assertThat(index.named())
                .isEqualTo(Map.of("feast", new HolidayIndex.Seen(1, 3), "fair", new HolidayIndex.Seen(1, 5)));
    }

    @Test
    void aHolidayIsForecastBetweenItsDayOfTheWeekAndWhatHolidaysSold() {
        TrainingWindow window = AShop.of(200)
                .selling(i -> i == 60 ? 30 : i == 120 ? 50 : 10)
                .holiday(60, "feast")
                .holiday(120, "fair")
                .holiday(203, "feast")
                .holiday(205, "first of its name")
                .holiday(207, "fair")
                .window();
        HolidayIndex index = HolidayIndex.of(window, window.data().quantity());
        double[] forecast = plain();

        index.apply(forecast, window.knownFuture());

        // all holidays sold 4 times the level, the feast 3 times, the fair 5 times; one of each name is drawn towards
        // all
        assertThat(forecast[3]).isBetween(10.0, forecast[5]);
        assertThat(forecast[5]).isBetween(10.0, 40.0);
        assertThat(forecast[7]).isBetween(forecast[5], 50.0);
        assertThat(forecast[4]).isEqualTo(10);
        assertThat(forecast[3]).isNotEqualTo(forecast[5]).isGreaterThan(15);
    }

    @Test
    void manyHolidaysOfANameAreBelieved() {
        AShop shop = AShop.of(700).selling(i -> i % 20 == 10 ? 30 : 10);
        for (int day = 30; day <= 710; day += 20) {
            shop.holiday(day, "feast");
        }
        TrainingWindow window = shop.window();
        double[] forecast = window.adjustment().apply(plain(), window.knownFuture());

        assertThat(forecast[10]).isCloseTo(30, within(4.0));
    }

    @Test
    void aWeeklyClosingDayDoesNotMakeHolidaysSmaller() {
        AShop shop = AShop.of(700).closed(i -> i % 7 == 2).selling(i -> i % 7 == 2 ? 0 : i % 20 == 10 ? 30 : 10);
        for (int day = 30; day <= 710; day += 20) {
            shop.holiday(day, "feast");
        }
        TrainingWindow window = shop.window();
        double[] plain = plain();
        Arrays.setAll(plain, h -> (700 + h) % 7 == 2 ? 0 : 10);

        double[] forecast = window.adjustment().apply(plain, window.knownFuture());

        // near what it sold; with the closed days in the level it would be a seventh less
        assertThat(forecast[10]).isCloseTo(30, within(3.0));
    }

    @Test
    void holidaysThatWereNeverSeenOpenAreDaysLikeAny() {
        TrainingWindow window = AShop.of(200)
                .closed(i -> i == 60)
                .holiday(60, "feast")
                .holiday(203, "feast")
                .window();

        assertThat(window.adjustment().apply(plain(), window.knownFuture())).containsExactly(plain(), within(1e-9));
    }

    @Test
    void theYearFactorRepeatsWhatTheShopDidAYearBefore() {
        // the shop doubles after day 436; 364 days later the same is expected, damped
        TrainingWindow window =
                AShop.of(800).total(i -> i < 436 ? 100 : i < 500 ? 200 : 100).window();
        double[] factors = YearFactor.of(window);

        assertThat(factors[20]).isCloseTo(Math.exp(.75 * Math.log(2) / 2), within(.35));
        assertThat(factors[20]).isGreaterThan(1.2);
    }

    @Test
    void withoutAYearOfHistoryTheYearFactorIsOne() {
        assertThat(YearFactor.of(AShop.of(370).total(i -> 1 + i).window())).containsOnly(1);
    }

    @Test
    void theYearFactorIsBoundedWhateverTheShopDid() {
        double[] factors =
                YearFactor.of(AShop.of(800).total(i -> i % 364 < 200 ? 1 : 1e6).window());

        assertThat(Arrays.stream(factors).boxed())
                .allSatisfy(factor -> assertThat(factor).isBetween(.2, 5.0));
    }

    @Test
    void anAnnouncedPromotionRaisesExactlyItsDays() {
        TrainingWindow window = AShop.of(400)
                .selling(i -> isPromotion(i) ? 20 : 10)
                .event("promotion", 28, AdjustmentTest::isPromotion)
                .window();
        KnownFuture future = window.knownFuture();
        double factor = window.adjustment().events().factors().get("promotion");
        double[] forecast = window.adjustment().apply(plain(), future);

        for (int h = 0; h < 28; h++) {
            assertThat(forecast[h]).isCloseTo(isPromotion(400 + h) ? 10 * factor : 10, within(1e-9));
        }
    }

    private static double index(int days) {
        TrainingWindow window = AShop.of(400)
                .selling(i -> i >= 300 && i < 300 + days && i % 2 == 0 ? 20 : 10)
                .event("promotion", 1, i -> i >= 300 && i < 300 + days && i % 2 == 0)
                .window();
        return EventIndices.takenOut(window, window.data().quantity().clone())
                .factors()
                .get("promotion");
    }

    private static boolean isPromotion(int day) {
        return day % 31 < 5;
    }

    private static double mean(double[] values, boolean promotion) {
        return java.util.stream.IntStream.range(0, values.length)
                .filter(i -> isPromotion(i) == promotion)
                .mapToDouble(i -> values[i])
                .average()
                .orElseThrow();
    }

    private static double[] plain() {
        double[] plain = new double[28];
        Arrays.fill(plain, 10);
        return plain;
    }
}
