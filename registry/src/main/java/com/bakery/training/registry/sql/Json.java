package com.bakery.training.registry.sql;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** JSON columns as maps of names to plain values (text, number, boolean, list, map, null). */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};

    private Json() {}

    /** The JSON text of {@code object}; null stays null. */
    public static @Nullable String write(@Nullable Map<String, ?> object) {
        return object == null ? null : MAPPER.writeValueAsString(object);
    }

    /** The map of a JSON object; null stays null. */
    public static @Nullable Map<String, Object> read(@Nullable String json) {
        return json == null ? null : MAPPER.readValue(json, OBJECT);
    }

    /** The JSON text of any value, a record for example. */
    public static String writeValue(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** The value of type {@code type} in a JSON text that {@link #writeValue} wrote. */
    public static <T> T readValue(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }
}
