package com.bakery.training.activities.external.format;

import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Weather in the format of Open-Meteo's archive and forecast: parallel lists under {@code daily} or {@code hourly}. It becomes {@code temperature} (°C, mean of the day)
 * and {@code rain} (mm); where an answer knows the highest temperature only, that is {@code temperature_max}.
 */
public final class OpenMeteo {
    /** What is asked for. */
    public static final String DAILY = "temperature_2m_mean,temperature_2m_max,temperature_2m_min,precipitation_sum";

    private static final String TEMPERATURE = "temperature";
    private static final String HIGHEST = "temperature_max";
    private static final String RAIN = "rain";
    private static final int DATE_LENGTH = 10;

    private final LocalDate from;
    private final LocalDate to;
    private final Refusals refusals;
    private final Map<LocalDate, Map<String, Double>> days = new TreeMap<>();

    private OpenMeteo(LocalDate from, LocalDate to, Refusals refusals) {
        this.from = from;
        this.to = to;
        this.refusals = refusals;
    }

    /**
     * The numbers of each day between two days; a day of which nothing is known is left out.
     *
     * @param refusals hears of values and days that cannot be true
     * @throws com.bakery.training.activities.external.http.SourceException INVALID for another format
     */
    public static Map<LocalDate, Map<String, Double>> read(
            InputStream in, LocalDate from, LocalDate to, Refusals refusals) {
        OpenMeteo answer = new OpenMeteo(from, to, refusals);
        SourceJson.read(in, answer::blocks);
        answer.days.values().removeIf(Map::isEmpty);
        return answer.days;
    }

    private OpenMeteo blocks(JsonParser json) {
        WeatherBlock daily = WeatherBlock.EMPTY;
        WeatherBlock hourly = WeatherBlock.EMPTY;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            if (field.equals("daily") && value == JsonToken.START_OBJECT) {
                daily = WeatherBlock.read(json);
            } else if (field.equals("hourly") && value == JsonToken.START_OBJECT) {
                hourly = WeatherBlock.read(json);
            } else {
                json.skipChildren();
            }
        }
        WeatherBlock.requireAny(daily, hourly);
        addDaily(daily);
        addHourly(hourly);
        return this;
    }

    private void addDaily(WeatherBlock block) {
        Set<LocalDate> seen = new HashSet<>();
        for (int i = 0; i < block.times().size(); i++) {
            LocalDate day = day(block.times().get(i));
            if (day != null && !seen.add(day)) {
                refusals.add("the day is named twice", day.toString());
            } else if (day != null) {
                addDay(day, block, i);
            }
        }
    }

    private void addDay(LocalDate day, WeatherBlock block, int i) {
        Double mean = checked(day, TEMPERATURE, block.value("temperature_2m_mean", i));
        Double most = checked(day, HIGHEST, block.value("temperature_2m_max", i));
        Double least = checked(day, "temperature_min", block.value("temperature_2m_min", i));
        if (most != null && least != null && most < least) {
            refusals.add("the highest temperature lies below the lowest", day + ": " + most + " < " + least);
        } else if (mean != null) {
            put(day, TEMPERATURE, mean);
        } else if (most != null && least != null) {
            put(day, TEMPERATURE, (most + least) / 2);
        } else if (most != null) {
            put(day, HIGHEST, most);
        }
        put(day, RAIN, checked(day, RAIN, block.value("precipitation_sum", i)));
    }

    /** Hours become days where the answer has no days itself. */
    private void addHourly(WeatherBlock block) {
        Map<LocalDate, DayOfHours> hours = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < block.times().size(); i++) {
            String time = block.times().get(i);
            LocalDate day = day(time);
            if (day != null && !seen.add(time)) {
                refusals.add("the hour is named twice", time);
            } else if (day != null) {
                hours.computeIfAbsent(day, d -> new DayOfHours())
                        .add(
                                checked(day, TEMPERATURE, block.value("temperature_2m", i)),
                                checked(day, RAIN, block.value("precipitation", i)));
            }
        }
        hours.forEach((day, sums) -> {
            if (!known(day).containsKey(TEMPERATURE) && sums.temperature() != null) {
                put(day, TEMPERATURE, sums.temperature());
                known(day).remove(HIGHEST);
            }
            if (!known(day).containsKey(RAIN)) {
                put(day, RAIN, sums.rain());
            }
        });
    }

    private @Nullable LocalDate day(String time) {
        try {
            LocalDate day = LocalDate.parse(time.length() > DATE_LENGTH ? time.substring(0, DATE_LENGTH) : time);
            if (!day.isBefore(from) && !day.isAfter(to)) {
                return day;
            }
            refusals.add("the day lies outside the days asked for", time);
        } catch (DateTimeParseException e) {
            refusals.add("the day is not a date", time);
        }
        return null;
    }

    private @Nullable Double checked(LocalDate day, String name, @Nullable Double value) {
        if (value != null && Plausible.objection(name, value).isPresent()) {
            refusals.add(Plausible.objection(name, value).get(), day + ": " + value);
            return null;
        }
        return value;
    }

    private void put(LocalDate day, String name, @Nullable Double value) {
        if (value != null) {
            known(day).put(name, value);
        }
    }

    private Map<String, Double> known(LocalDate day) {
        return days.computeIfAbsent(day, d -> new HashMap<>());
    }
}
