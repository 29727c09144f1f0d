package com.bakery.prophet.holiday;

import java.util.List;

/** Public holidays of one place. */
public interface HolidayCalendar {
    /**
     * All holidays of the years {@code firstYear} to {@code lastYear}, both included, by date, then name.
     *
     * @throws IllegalArgumentException if the range is empty or lies outside of 1583..9999 (Gregorian)
     */
    List<Holiday> between(int firstYear, int lastYear);
}
