package com.bakery.training.api.problem;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a value should have been, in a client's words and not in Java's. */
final class Expected {
    private static final String WHOLE = "a whole number";
    private static final String NUMBER = "a number";
    private static final String FLAG = "true or false";
    private static final Map<Class<?>, String> WORDS = Map.ofEntries(
            Map.entry(Instant.class, "a time like 2026-01-31T03:00:00Z"),
            Map.entry(LocalDate.class, "a date like 2026-01-31"),
            Map.entry(UUID.class, "a UUID"),
            Map.entry(Integer.class, WHOLE),
            Map.entry(int.class, WHOLE),
            Map.entry(Long.class, WHOLE),
            Map.entry(long.class, WHOLE),
            Map.entry(Double.class, NUMBER),
            Map.entry(double.class, NUMBER),
            Map.entry(Boolean.class, FLAG),
            Map.entry(boolean.class, FLAG));

    private Expected() {}

    /** Fits behind "is not". */
    static String words(@Nullable Class<?> type) {
        if (type == null) {
            return "a value of its kind";
        }
        Object[] constants = type.getEnumConstants();
        return constants == null
                ? WORDS.getOrDefault(type, "a " + type.getSimpleName())
                : "one of " + Arrays.toString(constants).toLowerCase(Locale.ROOT);
    }
}
