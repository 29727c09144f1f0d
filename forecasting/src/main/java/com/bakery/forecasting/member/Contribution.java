package com.bakery.forecasting.member;

import java.util.List;
import java.util.Locale;

/** What moves a forecast day. A day's contributions sum to its forecast. */
public enum Contribution {
    /** What an ordinary day sells at present. */
    LEVEL,
    /** More or less for the day of the week. */
    WEEKDAY,
    /** More or less for the time of the year. */
    YEAR,
    /** Holidays and the days around them. */
    HOLIDAY,
    /** Promotions, prices and the shop's other announced events. */
    PROMOTION,
    /** Weather that is known ahead. */
    WEATHER,
    /** What members without parts of their own bring. */
    OTHER;

    private static final List<String> WEATHER_WORDS = List.of(
            "temperature", "rain", "precipitation", "wind", "sun", "cloud", "humidity", "snow", "frost", "weather");

    /** What an uploaded column moves, by its name: weather, holidays, or what the shop does itself. */
    public static Contribution ofRegressor(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.contains("holiday")) {
            return HOLIDAY;
        }
        return WEATHER_WORDS.stream().anyMatch(lower::contains) ? WEATHER : PROMOTION;
    }

    /** The name in answers and files: lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
