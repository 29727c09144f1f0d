package com.bakery.training.activities.external.format;

import com.bakery.training.activities.external.http.SourceException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Parallel lists: times, and a value of each variable at each time; null where it is unknown. Variables that nobody reads are left out. */
record WeatherBlock(List<String> times, Map<String, List<@Nullable Double>> columns) {
    static final WeatherBlock EMPTY = new WeatherBlock(List.of(), Map.of());

    private static final int MAX_TIMES = 200_000;
    private static final Set<String> READ = Set.of(
            "temperature_2m_mean",
            "temperature_2m_max",
            "temperature_2m_min",
            "precipitation_sum",
            "temperature_2m",
            "precipitation");

    static WeatherBlock read(JsonParser json) {
        List<String> times = new ArrayList<>();
        Map<String, List<@Nullable Double>> columns = new HashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            if (field.equals("time") && value == JsonToken.START_ARRAY) {
                while (next(json, times.size())) {
                    times.add(json.getString());
                }
            } else if (READ.contains(field) && value == JsonToken.START_ARRAY) {
                columns.put(field, numbers(json));
            } else {
                json.skipChildren();
            }
        }
        if (columns.values().stream().anyMatch(column -> column.size() != times.size())) {
            throw SourceException.invalid("its lists of weather have different lengths");
        }
        return new WeatherBlock(times, columns);
    }

    static void requireAny(WeatherBlock daily, WeatherBlock hourly) {
        if (daily.columns.isEmpty() && hourly.columns.isEmpty()) {
            throw SourceException.invalid("its answer has neither days nor hours of weather");
        }
    }

    private static List<@Nullable Double> numbers(JsonParser json) {
        List<@Nullable Double> numbers = new ArrayList<>();
        while (next(json, numbers.size())) {
            numbers.add(
                    switch (json.currentToken()) {
                        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDoubleValue();
                        case VALUE_NULL -> null;
                        default -> Double.NaN; // refused where it is looked at
                    });
        }
        return numbers;
    }

    private static boolean next(JsonParser json, int size) {
        JsonToken token = json.nextToken();
        if (token != JsonToken.END_ARRAY && (size == MAX_TIMES || !token.isScalarValue())) {
            throw SourceException.invalid("its lists of weather are nested or longer than " + MAX_TIMES);
        }
        return token != JsonToken.END_ARRAY;
    }

    @Nullable
    Double value(String variable, int i) {
        List<@Nullable Double> column = columns.get(variable);
        return column == null ? null : column.get(i);
    }
}
