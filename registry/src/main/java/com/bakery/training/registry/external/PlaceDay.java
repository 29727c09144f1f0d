package com.bakery.training.registry.external;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * What is known about a place on a day.
 *
 * @param numbers by name; empty: asked, nothing known
 */
public record PlaceDay(LocalDate day, Map<String, Double> numbers, Instant fetchedAt) {
    public PlaceDay {
        numbers = Map.copyOf(numbers);
    }
}
