package com.bakery.forecasting.calendar;

import com.bakery.forecasting.data.NamedDay;
import com.bakery.forecasting.data.ProductData;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The coming days on which the shop is expected to stay closed, learnt from its past: a weekday that was closed the last four times within weeks in which the shop opened
 * at all (a shop that comes back from its holidays does not stay closed for ever), and a holiday that was closed every time it was seen in the last three years, by its
 * name or, without one, by its date.
 *
 * @param weekdays 1 for Monday to 7
 * @param dates holidays, ascending
 */
public record ClosedDays(List<Integer> weekdays, List<LocalDate> dates) {
    /** The shop closes on no day that could be foretold. */
    public static final ClosedDays NONE = new ClosedDays(List.of(), List.of());

    private static final int WEEKS = 4;
    private static final int HISTORY = 1_100;

    public ClosedDays {
        weekdays = List.copyOf(weekdays);
        dates = List.copyOf(dates);
    }

    /**
     * What the first days of a shop's history tell.
     *
     * @param days of the product's grid that are known
     */
    public static ClosedDays of(ProductData data, SpecialDays special, int days) {
        int shopDays = data.offset() + days;
        return new ClosedDays(
                weekdays(data, special, shopDays),
                dates(data, special, shopDays, data.shopFirstDay().plusDays(shopDays)));
    }

    /** Whether the shop is expected to stay closed. */
    public boolean contains(LocalDate day) {
        return weekdays.contains(day.getDayOfWeek().getValue()) || dates.contains(day);
    }

    /** The forecast with nothing sold on closed days. */
    public double[] apply(double[] forecast, LocalDate firstDay) {
        double[] open = forecast.clone();
        for (int h = 0; h < open.length; h++) {
            open[h] = contains(firstDay.plusDays(h)) ? 0 : open[h];
        }
        return open;
    }

    /** Weekdays on which the shop is not expected to open, 1 for Monday to 7, by its first {@code shopDays} days. */
    public static List<Integer> weekdays(ProductData data, SpecialDays special, int shopDays) {
        List<Integer> closed = new ArrayList<>();
        for (DayOfWeek weekday : DayOfWeek.values()) {
            int seen = 0;
            boolean open = false;
            for (int i = shopDays - 1; i >= 0 && seen < WEEKS; i--) {
                LocalDate day = data.shopFirstDay().plusDays(i);
                if (day.getDayOfWeek() == weekday && !special.isHoliday(day) && opensAround(data, i, shopDays)) {
                    seen++;
                    open |= data.shopTotal()[i] > 0;
                }
            }
            if (seen == WEEKS && !open) {
                closed.add(weekday.getValue());
            }
        }
        return closed;
    }

    /** Whether the shop opened within three days before or behind the day, as far as is known. */
    private static boolean opensAround(ProductData data, int day, int shopDays) {
        for (int i = Math.max(0, day - 3); i <= Math.min(shopDays - 1, day + 3); i++) {
            if (data.shopTotal()[i] > 0) {
                return true;
            }
        }
        return false;
    }

    private static List<LocalDate> dates(ProductData data, SpecialDays special, int shopDays, LocalDate firstDay) {
        Map<Object, Boolean> alwaysClosed = new HashMap<>();
        for (int i = Math.max(0, shopDays - HISTORY); i < shopDays; i++) {
            LocalDate day = data.shopFirstDay().plusDays(i);
            if (special.isHoliday(day)) {
                boolean closed = data.shopTotal()[i] <= 0;
                for (Object key : keys(data, day)) {
                    alwaysClosed.merge(key, closed, Boolean::logicalAnd);
                }
            }
        }
        TreeSet<LocalDate> dates = new TreeSet<>();
        for (int h = 0; h < KnownFuture.DAYS; h++) {
            LocalDate day = firstDay.plusDays(h);
            if (special.isHoliday(day)
                    && keys(data, day).stream().anyMatch(key -> alwaysClosed.getOrDefault(key, false))) {
                dates.add(day);
            }
        }
        return List.copyOf(dates);
    }

    /** What a holiday is known by: its names, or its date in the year. */
    private static List<Object> keys(ProductData data, LocalDate day) {
        List<Object> names = new ArrayList<>();
        for (NamedDay holiday : data.holidays()) {
            if (holiday.day().equals(day)) {
                names.add(holiday.name());
            }
        }
        return names.isEmpty() ? List.of(MonthDay.from(day)) : names;
    }
}
