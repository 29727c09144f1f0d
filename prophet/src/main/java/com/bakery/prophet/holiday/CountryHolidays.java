package com.bakery.prophet.holiday;

import com.bakery.prophet.HolidayEvent;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Public holidays as a model's events (Prophet: {@code add_country_holidays}). */
public final class CountryHolidays {
    /** A model does not know how far it will forecast: its events go on for so many years behind the history. */
    private static final int YEARS_BEHIND = 30;

    private CountryHolidays() {}

    /** The holidays that fall into the years of the history, on all their days from the year before to thirty years behind it. */
    public static List<HolidayEvent> of(HolidayCalendar calendar, int firstYear, int lastYear) {
        Set<String> names = new TreeSet<>();
        calendar.between(firstYear, lastYear).forEach(holiday -> names.add(holiday.name()));
        return named(calendar, names, firstYear, lastYear);
    }

    /** The holidays of these names, on all their days from the year before the history to thirty years behind it. */
    public static List<HolidayEvent> named(HolidayCalendar calendar, Set<String> names, int firstYear, int lastYear) {
        return calendar.between(Math.max(1583, firstYear - 1), Math.min(9999, lastYear + YEARS_BEHIND)).stream()
                .filter(holiday -> names.contains(holiday.name()))
                .map(holiday -> HolidayEvent.on(holiday.name(), holiday.date()))
                .toList();
    }
}
