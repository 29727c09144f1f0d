package com.bakery.forecasting.calendar;

import com.bakery.forecasting.data.NamedDay;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.data.RegressorSeries;
import com.bakery.forecasting.data.RegressorSeries.Kind;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is known ahead of a day: named days, days on which an event is announced, and numbers such as prices or a weather forecast. Days of which nothing is known
 * are ordinary.
 *
 * @param firstDay the first day ahead
 * @param holidays named days from there on
 * @param events days of each event flag that is known ahead from there on, by its name; a flag that is 0 on all of them keeps its name
 * @param numbers by name
 */
public record KnownFuture(
        LocalDate firstDay,
        List<NamedDay> holidays,
        SortedMap<String, List<LocalDate>> events,
        SortedMap<String, KnownNumber> numbers) {
    /** Days ahead that are kept with a model: its longest horizon, and a month for late starts. */
    public static final int DAYS = 400;

    /** Flags that say holiday without naming it. */
    private static final Set<String> HOLIDAY_FLAGS = Set.of("holiday", "is_holiday", "public_holiday");

    public KnownFuture {
        holidays = List.copyOf(holidays);
        events = new TreeMap<>(events);
        numbers = new TreeMap<>(numbers);
    }

    /**
     * A number that is known for the next days.
     *
     * @param mean of the past, for the days behind
     * @param values of the first days ahead, without a gap
     */
    public record KnownNumber(double mean, double[] values) {}

    /**
     * What was known from {@code firstDay} on: calendars as a whole, numbers for as many days as they are known behind the data. Else a past day would be forecast with
     * numbers that nobody had then, and look easier than the next one.
     */
    public static KnownFuture of(ProductData data, LocalDate firstDay) {
        LocalDate end = firstDay.plusDays(DAYS);
        List<NamedDay> named = data.holidays().stream()
                .filter(holiday ->
                        !holiday.day().isBefore(firstDay) && holiday.day().isBefore(end))
                .toList();
        SortedMap<String, List<LocalDate>> events = new TreeMap<>();
        SortedMap<String, KnownNumber> numbers = new TreeMap<>();
        for (RegressorSeries regressor : data.regressors()) {
            if (regressor.kind() == Kind.EVENT_FLAG && regressor.isKnownBehind(data.lastDay())) {
                events.put(
                        regressor.name(),
                        regressor.days().stream()
                                .filter(day -> !day.isBefore(firstDay) && day.isBefore(end))
                                .toList());
            } else if (isUsable(regressor, data)) {
                int ahead = Math.min(DAYS, regressor.daysKnownBehind(data.lastDay()));
                numbers.put(regressor.name(), number(regressor, firstDay, ahead));
            }
        }
        return new KnownFuture(firstDay, named, events, numbers);
    }

    /** Whether a number may be used: it is known ahead, and known on nine of ten days of the product. */
    public static boolean isUsable(RegressorSeries regressor, ProductData data) {
        if (regressor.kind() != Kind.NUMERIC || !regressor.isKnownBehind(data.lastDay())) {
            return false;
        }
        int unknown = 0;
        for (int i = 0; i < data.days(); i++) {
            unknown += Double.isNaN(regressor.at(data.day(i))) ? 1 : 0;
        }
        return unknown * 10 <= data.days();
    }

    private static KnownNumber number(RegressorSeries regressor, LocalDate firstDay, int ahead) {
        double[] values = new double[ahead];
        int known = 0;
        while (known < ahead && !Double.isNaN(regressor.at(firstDay.plusDays(known)))) {
            values[known] = regressor.at(firstDay.plusDays(known));
            known++;
        }
        return new KnownNumber(regressor.meanUntil(firstDay.minusDays(1)), Arrays.copyOf(values, known));
    }

    /** The number on the next days; the mean of the past where it is unknown, 0 if there is no such number. */
    public double[] numberValues(String name, int steps) {
        KnownNumber number = numbers.getOrDefault(name, new KnownNumber(0, new double[0]));
        double[] values = new double[steps];
        Arrays.setAll(values, h -> h < number.values().length ? number.values()[h] : number.mean());
        return values;
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
