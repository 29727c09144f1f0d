package com.bakery.training.activities.external.format;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What numbers can be true: the extremes that were ever measured on earth, with some room. A name we do not know may be any finite number up to a billion. */
public final class Plausible {
    private static final double MOST = 1e9;

    private record Range(double from, double to, String unit) {}

    private static final Map<String, Range> RANGES = Map.of(
            "temperature", new Range(-60, 60, " °C"),
            "rain", new Range(0, 2_000, " mm"),
            "precipitation", new Range(0, 2_000, " mm"),
            "snow", new Range(0, 2_000, " cm"),
            "wind", new Range(0, 500, " km/h"),
            "humidity", new Range(0, 100, " %"),
            "traffic", new Range(0, 1_000_000, ""));

    private Plausible() {}

    /** The rule that a value breaks; empty for one that can be true. Names are known by their beginning: {@code temperature_max} is a temperature. */
    public static Optional<String> objection(String name, double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Optional.of(name + " is not a number");
        }
        Range range = RANGES.entrySet().stream()
                .filter(known -> name.startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(new Range(-MOST, MOST, ""));
        return value < range.from() || value > range.to()
                ? Optional.of(String.format(
                        Locale.ROOT, "%s lies outside %.0f..%.0f%s", name, range.from(), range.to(), range.unit()))
                : Optional.empty();
    }
}
