package com.bakery.forecasting.calendar;

import com.bakery.forecasting.data.NamedDay;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.data.RegressorSeries;
import com.bakery.forecasting.data.RegressorSeries.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is known ahead of a day: named days, and days on which an event is announced. Days of which nothing is known are ordinary.
 *
 * @param firstDay the first day ahead
 * @param holidays named days from there on
 * @param events days of each event flag from there on, by its name; a flag without a day ahead keeps its name
 */
public record KnownFuture(LocalDate firstDay, List<NamedDay> holidays, SortedMap<String, List<LocalDate>> events) {
    /** Days ahead that are kept with a model: its longest horizon, and a month for late starts. */
    public static final int DAYS = 400;

    /** Flags that say holiday without naming it. */
    private static final Set<String> HOLIDAY_FLAGS = Set.of("holiday", "is_holiday", "public_holiday");

    public KnownFuture {
        holidays = List.copyOf(holidays);
        events = new TreeMap<>(events);
    }

    /** What the data know from {@code firstDay} on. */
    public static KnownFuture of(ProductData data, LocalDate firstDay) {
        LocalDate end = firstDay.plusDays(DAYS);
        List<NamedDay> named = data.holidays().stream()
                .filter(holiday ->
                        !holiday.day().isBefore(firstDay) && holiday.day().isBefore(end))
                .toList();
        SortedMap<String, List<LocalDate>> events = new TreeMap<>();
        for (RegressorSeries regressor : data.regressors()) {
            if (regressor.kind() == Kind.EVENT_FLAG) {
                List<LocalDate> days = new ArrayList<>();
                for (LocalDate day = firstDay; day.isBefore(end); day = day.plusDays(1)) {
                    if (regressor.happensOn(day)) {
                        days.add(day);
                    }
                }
                events.put(regressor.name(), days);
            }
        }
        return new KnownFuture(firstDay, named, events);
    }

    /** Which of the next days are holidays, by name or by flag. */
    public boolean[] holidayFlags(int steps) {
        Set<LocalDate> days = new TreeSet<>();
        holidays.forEach(holiday -> days.add(holiday.day()));
        for (Map.Entry<String, List<LocalDate>> event : events.entrySet()) {
            if (isHolidayFlag(event.getKey())) {
                days.addAll(event.getValue());
            }
        }
        boolean[] flags = new boolean[steps];
        for (int h = 0; h < steps; h++) {
            flags[h] = days.contains(firstDay.plusDays(h));
        }
        return flags;
    }

    /** 1 on the next days on which the event happens, else 0. */
    public double[] eventValues(String name, int steps) {
        Set<LocalDate> days = new TreeSet<>(events.getOrDefault(name, List.of()));
        double[] values = new double[steps];
        for (int h = 0; h < steps; h++) {
            values[h] = days.contains(firstDay.plusDays(h)) ? 1 : 0;
        }
        return values;
    }

    /** Whether a flag of this name marks holidays. */
    public static boolean isHolidayFlag(String name) {
        return HOLIDAY_FLAGS.contains(name.toLowerCase(java.util.Locale.ROOT));
    }
}
