package com.bakery.forecasting.calendar;

import com.bakery.forecasting.TrainingRefusedException;
import com.bakery.forecasting.TrainingRefusedException.Reason;
import com.bakery.forecasting.data.NamedDay;
import com.bakery.prophet.holiday.HolidayCalendar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Public holidays by country and subdivision. */
public final class PublicHolidays {
    private static final WorldCalendars CALENDARS = new WorldCalendars();

    private PublicHolidays() {}

    /** Whether holidays of this country are computed; those of others come from uploads alone. */
    public static boolean knows(String country) {
        return WorldCalendars.knows(country);
    }

    /**
     * Refuses what {@link #between} would refuse for every product.
     *
     * @throws TrainingRefusedException INVALID_OPTIONS for an unknown subdivision of a known country, naming the known ones
     */
    public static void requireKnown(String country, @Nullable String subdivision) {
        if (knows(country)) {
            calendar(country, subdivision);
        }
    }

    /**
     * The holidays of the years, or none for a country without rules.
     *
     * @param subdivision ISO 3166-2 suffix; null for the national list
     * @throws TrainingRefusedException INVALID_OPTIONS for an unknown subdivision of a known country
     */
    public static List<NamedDay> between(String country, @Nullable String subdivision, int firstYear, int lastYear) {
        if (!knows(country)) {
            return List.of();
        }
        return calendar(country, subdivision).between(firstYear, lastYear).stream()
                .map(holiday -> new NamedDay(holiday.date(), holiday.name()))
                .toList();
    }

    private static HolidayCalendar calendar(String country, @Nullable String subdivision) {
        try {
            return CALENDARS.of(subdivision == null ? country : country + "-" + subdivision);
        } catch (IllegalArgumentException e) {
            throw new TrainingRefusedException(
                    Reason.INVALID_OPTIONS, "Subdivision " + subdivision + ": " + e.getMessage() + ".");
        }
    }
}
