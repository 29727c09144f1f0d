package com.bakery.training.registry.paging;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The key of the last row of a page: its parts, in the order of the list's sort. Opaque (base64url) outside. */
public final class Cursor {
    /** PostgreSQL's texts cannot hold this character. */
    private static final String SEPARATOR = "\0";

    private static final int MAX_ENCODED = 2000;
    private static final int MAX_YEAR = 9999;

    private final List<String> parts;

    private Cursor(List<String> parts) {
        this.parts = parts;
    }

    /** A cursor of the texts of {@code parts}. */
    public static Cursor of(Object... parts) {
        return new Cursor(Arrays.stream(parts).map(Object::toString).toList());
    }

    static Cursor decode(String encoded, int parts) {
        List<String> decoded = List.of(split(encoded));
        if (decoded.size() != parts) {
            throw new InvalidCursorException(encoded);
        }
        return new Cursor(decoded);
    }

    private static String[] split(String encoded) {
        if (encoded.length() > MAX_ENCODED) {
            throw new InvalidCursorException(encoded.substring(0, 40) + "…");
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(encoded);
            return new String(bytes, StandardCharsets.UTF_8).split(SEPARATOR, -1);
        } catch (IllegalArgumentException e) {
            throw new InvalidCursorException(encoded);
        }
    }

    String encoded() {
        byte[] bytes = String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Part {@code index} as text. */
    public String text(int index) {
        return parts.get(index);
    }

    /** Part {@code index} as the UTC value of a TIMESTAMP column, which ends in the year 294276. */
    public LocalDateTime time(int index) {
        LocalDateTime time = parse(index, text -> LocalDateTime.ofInstant(Instant.parse(text), ZoneOffset.UTC));
        if (Math.abs(time.getYear()) > MAX_YEAR) {
            throw new InvalidCursorException(encoded());
        }
        return time;
    }

    /** Part {@code index} as an id. */
    public UUID uuid(int index) {
        return parse(index, UUID::fromString);
    }

    /** Part {@code index} as a whole number. */
    public long number(int index) {
        return parse(index, Long::valueOf);
    }

    /** Part {@code index} as a finite number with decimals. */
    public double decimal(int index) {
        double value = parse(index, Double::valueOf);
        if (!Double.isFinite(value)) {
            throw new InvalidCursorException(encoded());
        }
        return value;
    }

    private <T> T parse(int index, Function<String, T> parser) {
        try {
            return parser.apply(parts.get(index));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new InvalidCursorException(encoded());
        }
    }
}
