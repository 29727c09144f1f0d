package com.bakery.prophet.holiday;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/**
 * One holiday of one place: the day it falls on, the years it is kept, and what a Sunday does to it.
 *
 * @param day the day in a year it is kept
 * @param years the years it is kept
 */
record HolidayRule(String name, IntFunction<LocalDate> day, IntPredicate years, OnSunday onSunday) {
    /** What becomes of a holiday that falls on a Sunday, which is free anyway. */
    enum OnSunday {
        KEEP,
        DROP,
        /** Kept on the Monday behind it, and only in years in which the day is a Sunday. */
        MOVE
    }

    /**
     * A rule as it stands in a table.
     *
     * @param day {@code MM-dd}, {@code easter+n}, or {@code dates} where the years are the days themselves
     * @param years {@code *} for all, {@code 2016 2022} for these, {@code 2019-} from one on, {@code !2018} for all but these
     * @param sunday keep, drop or move
     */
    static HolidayRule parse(String name, String day, String years, String sunday) {
        OnSunday onSunday =
                switch (sunday) {
                    case "keep" -> OnSunday.KEEP;
                    case "drop" -> OnSunday.DROP;
                    default -> OnSunday.MOVE;
                };
        if (day.equals("dates")) {
            Map<Integer, LocalDate> dates = Arrays.stream(years.split(" "))
                    .map(LocalDate::parse)
                    .collect(Collectors.toMap(LocalDate::getYear, date -> date));
            return new HolidayRule(name, dates::get, dates::containsKey, onSunday);
        }
        return new HolidayRule(name, day(day), years(years), onSunday);
    }

    private static IntFunction<LocalDate> day(String day) {
        if (day.startsWith("easter")) {
            int offset = Integer.parseInt(day.substring("easter".length()));
            return year -> Easter.sunday(year).plusDays(offset);
        }
        return MonthDay.parse("--" + day)::atYear;
    }

    private static IntPredicate years(String years) {
        if (years.equals("*")) {
            return year -> true;
        }
        if (years.endsWith("-")) {
            int first = Integer.parseInt(years.substring(0, years.length() - 1));
            return year -> year >= first;
        }
        boolean except = years.startsWith("!");
        Set<Integer> listed = Arrays.stream(years.substring(except ? 1 : 0).split(" "))
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
        return year -> listed.contains(year) != except;
    }

    Optional<Holiday> in(int year) {
        if (!years.test(year)) {
            return Optional.empty();
        }
        LocalDate date = day.apply(year);
        boolean sunday = date.getDayOfWeek() == DayOfWeek.SUNDAY;
        return switch (onSunday) {
            case KEEP -> Optional.of(new Holiday(date, name));
            case DROP -> sunday ? Optional.empty() : Optional.of(new Holiday(date, name));
            case MOVE -> sunday ? Optional.of(new Holiday(date.plusDays(1), name)) : Optional.empty();
        };
    }
}
