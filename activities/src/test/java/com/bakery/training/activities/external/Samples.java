package com.bakery.training.activities.external;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Real answers of public services; origin and licence stand beside them. */
public final class Samples {
    private Samples() {}

    public static String text(String name) {
        try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream("/external/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
