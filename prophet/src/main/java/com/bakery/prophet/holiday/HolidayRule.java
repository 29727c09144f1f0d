package com.bakery.prophet.holiday;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * One holiday of one place: the day it falls on, the years it is kept, and what a Sunday does to it.
 *
 * @param day the day in a year
 * @param years the years it is kept
 */
record HolidayRule(String name, IntFunction<LocalDate> day, IntPredicate years, OnSunday onSunday) {
    /** What becomes of a holiday that falls on a Sunday, which is free anyway. */
    enum OnSunday {
        KEEP,
        DROP,
        MOVE
    }

    /** The same day every year; not listed when it is a Sunday. */
    static HolidayRule fixed(String name, int month, int dayOfMonth) {
        return new HolidayRule(name, MonthDay.of(month, dayOfMonth)::atYear, year -> true, OnSunday.DROP);
    }

    /** Days from Easter Sunday. */
    static HolidayRule easter(String name, int offset) {
        return new HolidayRule(name, year -> Easter.sunday(year).plusDays(offset), year -> true, OnSunday.DROP);
    }

    /** The Monday behind a fixed day, listed only in years in which that day is a Sunday. */
    HolidayRule moved() {
        return new HolidayRule("Monday following " + name, day, years, OnSunday.MOVE);
    }

    HolidayRule inYears(Integer... only) {
        Set<Integer> kept = Set.of(only);
        return new HolidayRule(name, day, kept::contains, onSunday);
    }

    HolidayRule from(int first) {
        return new HolidayRule(name, day, year -> year >= first, onSunday);
    }

    HolidayRule except(int year) {
        return new HolidayRule(name, day, candidate -> candidate != year, onSunday);
    }

    HolidayRule evenOnSundays() {
        return new HolidayRule(name, day, years, OnSunday.KEEP);
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
