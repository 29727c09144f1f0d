package com.bakery.prophet.holiday;

/** Finds the public holidays of a country by its ISO 3166-1 code, such as ES. */
@FunctionalInterface
public interface CountryCalendars {
    /** The one country whose rules are at home in this library. */
    CountryCalendars SPAIN = country -> {
        if (!country.equals("ES")) {
            throw new IllegalArgumentException("the country " + country + " has no holiday rules here; known is ES");
        }
        return SpanishHolidays.of(null);
    };

    /** @throws IllegalArgumentException for a country without rules, naming those that have some */
    HolidayCalendar of(String country);
}
