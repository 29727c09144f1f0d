package com.bakery.forecasting.member;

import com.bakery.forecasting.calendar.ClosedDays;
import com.bakery.forecasting.calendar.KnownFuture;
import com.bakery.forecasting.data.NamedDay;
import com.bakery.forecasting.data.ProductData;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Holidays as the eighth weekday: what the open holidays of the last two years sold, relative to the mean open day of the 28 days before each. A holiday that was
 * seen under its name draws its own index towards that of all.
 *
 * @param all of every open holiday
 * @param named by the holiday's name
 * @param closed weekdays on which the shop never opens, 1 for Monday to 7: no part of the level that a holiday is compared with
 */
record HolidayIndex(Seen all, SortedMap<String, Seen> named, SortedSet<Integer> closed) {
    /** Holidays are days like any. */
    static final HolidayIndex NONE = new HolidayIndex(new Seen(0, 1), new TreeMap<>(), new TreeSet<>());

    private static final int HISTORY = 730;
    private static final int LEVEL_DAYS = 28;
    /** Weight of the weekday forecast, in holidays. */
    private static final double PRIOR = 1;

    /** Weight of all holidays beside one of a name, in holidays. */
    private static final double NAME_PRIOR = 2;

    HolidayIndex {
        named = new TreeMap<>(named);
        closed = new TreeSet<>(closed);
    }

    /**
     * What was seen of holidays.
     *
     * @param count open ones
     * @param index 1 for a holiday like any day; meaningless where {@code count} is 0
     */
    record Seen(int count, double index) {}

    /** Sums over holidays. */
    private static final class Sums {
        private int count;
        private double sold;
        private double levels;

        void add(double quantity, double level) {
            sold += quantity;
            levels += level;
            count++;
        }

        Seen seen() {
            return count == 0 ? new Seen(0, 1) : new Seen(count, sold / levels);
        }
    }

    /** The index of the quantities, one for each day of the window. */
    static HolidayIndex of(TrainingWindow window, double[] quantity) {
        ProductData data = window.data();
        Map<LocalDate, String> names = new HashMap<>();
        data.holidays().forEach(holiday -> names.put(holiday.day(), holiday.name()));
        boolean[] holiday = window.holidayFlags();
        Sums all = new Sums();
        SortedMap<String, Sums> named = new TreeMap<>();
        for (int i = Math.max(LEVEL_DAYS, window.days() - HISTORY); i < window.days(); i++) {
            double level = holiday[i] && data.open(i) ? data.meanOpen(quantity, i - LEVEL_DAYS, i) : 0;
            if (level > 0) {
                all.add(quantity[i], level);
                String name = names.get(data.day(i));
                if (name != null) {
                    named.computeIfAbsent(name, none -> new Sums()).add(quantity[i], level);
                }
            }
        }
        SortedMap<String, Seen> seen = new TreeMap<>();
        named.forEach((name, sums) -> seen.put(name, sums.seen()));
        int shopDays = data.offset() + window.days();
        return new HolidayIndex(
                all.seen(), seen, new TreeSet<>(ClosedDays.weekdays(data, window.specialDays(), shopDays)));
    }

    /** So many days that a forecast of {@code steps} days consists of whole blocks: a day's forecast is the same whatever horizon is asked for. */
    static int wholeBlocks(int steps) {
        return (steps + LEVEL_DAYS - 1) / LEVEL_DAYS * LEVEL_DAYS;
    }

    /** Replaces the forecast of holidays by (n index level + forecast) / (n + 1), the level being the mean open day of their block of 28. */
    void apply(double[] forecast, KnownFuture future) {
        if (all.count() == 0) {
            return;
        }
        Map<LocalDate, String> names = new HashMap<>();
        for (NamedDay holiday : future.holidays()) {
            names.put(holiday.day(), holiday.name());
        }
        boolean[] holiday = future.holidayFlags(forecast.length);
        double[] plain = forecast.clone();
        for (int h = 0; h < forecast.length; h++) {
            if (holiday[h]) {
                int block = h / LEVEL_DAYS * LEVEL_DAYS;
                double level = meanOpen(plain, block, Math.min(plain.length, block + LEVEL_DAYS), future.firstDay());
                double index = index(names.get(future.firstDay().plusDays(h)));
                forecast[h] = (all.count() * index * level + PRIOR * plain[h]) / (all.count() + PRIOR);
            }
        }
    }

    private double index(@Nullable String name) {
        Seen own = name == null ? null : named.get(name);
        return own == null
                ? all.index()
                : (own.count() * own.index() + NAME_PRIOR * all.index()) / (own.count() + NAME_PRIOR);
    }

    private double meanOpen(double[] forecast, int from, int to, LocalDate firstDay) {
        double sum = 0;
        int open = 0;
        for (int h = from; h < to; h++) {
            if (!closed.contains(firstDay.plusDays(h).getDayOfWeek().getValue())) {
                sum += forecast[h];
                open++;
            }
        }
        return open == 0 ? 0 : sum / open;
    }
}
