package com.bakery.training.activities.external.format;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One row of an answer: plain values by name. Whoever reads a value that breaks a rule gets an {@link ObjectionException}. */
public record SourceRow(Map<String, @Nullable Object> values) {
    private static final int MAX_TEXT = 200;
    private static final Pattern ODD = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

    /** Why a row is refused. */
    public static final class ObjectionException extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String example;

        public ObjectionException(String reason, @Nullable Object example) {
            super(reason);
            this.example = String.valueOf(example);
        }

        public String example() {
            return example;
        }
    }

    public boolean has(String name) {
        return values.get(name) != null;
    }

    /** A text of 1..200 characters. */
    public String text(String name) {
        Object value = values.get(name);
        if (!(value instanceof String text) || text.isBlank()) {
            throw new ObjectionException(name + " is missing", value);
        }
        if (text.length() > MAX_TEXT || ODD.matcher(text).find()) {
            throw new ObjectionException(name + " is too long or holds control characters", text);
        }
        return text.strip();
    }

    /** The text, or null where there is none. */
    public @Nullable String optionalText(String name) {
        return has(name) ? text(name) : null;
    }

    /** A day between two days. */
    public LocalDate day(String name, LocalDate from, LocalDate to) {
        String text = text(name);
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.isBefore(from) || day.isAfter(to)) {
                throw new ObjectionException(name + " lies outside the days asked for", text);
            }
            return day;
        } catch (DateTimeParseException e) {
            throw new ObjectionException(name + " is not a date like 2026-01-31", text);
        }
    }

    /** A number that can be true. */
    public double number(String name, String meaning) {
        Object value = values.get(name);
        if (!(value instanceof Number number)) {
            throw new ObjectionException(name + " is not a number", value);
        }
        Plausible.objection(meaning, number.doubleValue()).ifPresent(rule -> {
            throw new ObjectionException(rule, value);
        });
        return number.doubleValue();
    }

    /** An id, or null where there is none. */
    public @Nullable UUID id(String name) {
        String text = optionalText(name);
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new ObjectionException(name + " is not a UUID", text);
        }
    }

    /** A truth value, or null where there is none. */
    public @Nullable Boolean flag(String name) {
        Object value = values.get(name);
        if (value != null && !(value instanceof Boolean)) {
            throw new ObjectionException(name + " is neither true nor false", value);
        }
        return (Boolean) value;
    }
}
