package com.bakery.forecasting.member;

import com.bakery.forecasting.calendar.KnownFuture;
import com.bakery.forecasting.calendar.SpecialDays;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.data.RegressorSeries;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much more or less a product sells while an announced event lasts (a promotion, school holidays): the sum over its open days of the last three years, over
 * the sum of the means of the same weekdays without it up to six weeks around, drawn towards 1 by 7 days of prior. Holidays are left to {@link HolidayIndex}.
 *
 * @param factors by the event's name, between 1/3 and 3
 */
record EventIndices(SortedMap<String, Double> factors) {
    static final EventIndices NONE = new EventIndices(new TreeMap<>());

    private static final int HISTORY = 1_095;
    private static final int WEEKS = 6;
    private static final int LEAST_COMPARED = 2;
    private static final double PRIOR = 7;
    private static final double MOST = 3;

    EventIndices {
        factors = new TreeMap<>(factors);
    }

    /** The indices, event after event: each on quantities without the ones before; these quantities are left in {@code quantity}. */
    static EventIndices takenOut(TrainingWindow window, double[] quantity) {
        SortedMap<String, Double> factors = new TreeMap<>();
        for (RegressorSeries event : window.specialDays().events()) {
            if (!KnownFuture.isHolidayFlag(event.name())) {
                double factor = factor(window, event, quantity);
                if (factor != 1) {
                    factors.put(event.name(), factor);
                    takeOut(window.data(), event, factor, quantity);
                }
            }
        }
        return new EventIndices(factors);
    }

    private static void takeOut(ProductData data, RegressorSeries event, double factor, double[] quantity) {
        for (int i = 0; i < quantity.length; i++) {
            if (event.happensOn(data.day(i))) {
                quantity[i] /= factor;
            }
        }
    }

    private static double factor(TrainingWindow window, RegressorSeries event, double[] quantity) {
        double sold = 0;
        double ordinary = 0;
        int days = 0;
        for (int i = Math.max(0, quantity.length - HISTORY); i < quantity.length; i++) {
            if (event.happensOn(window.data().day(i)) && isOrdinary(window, i)) {
                double compared = compared(window, event, quantity, i);
                if (!Double.isNaN(compared)) {
                    sold += quantity[i];
                    ordinary += compared;
                    days++;
                }
            }
        }
        double index = ordinary > 0 ? (days * sold / ordinary + PRIOR) / (days + PRIOR) : 1;
        return Math.min(MOST, Math.max(1 / MOST, index));
    }

    /** Mean of the same weekdays around without the event; NaN with fewer than two. */
    private static double compared(TrainingWindow window, RegressorSeries event, double[] quantity, int day) {
        double sum = 0;
        int count = 0;
        for (int week = -WEEKS; week <= WEEKS; week++) {
            int i = day + Week.DAYS * week;
            if (i >= 0
                    && i < quantity.length
                    && isOrdinary(window, i)
                    && !event.happensOn(window.data().day(i))) {
                sum += quantity[i];
                count++;
            }
        }
        return count >= LEAST_COMPARED ? sum / count : Double.NaN;
    }

    private static boolean isOrdinary(TrainingWindow window, int i) {
        SpecialDays special = window.specialDays();
        return window.data().open(i) && !special.isHoliday(window.data().day(i));
    }
}
