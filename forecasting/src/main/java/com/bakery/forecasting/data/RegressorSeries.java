package com.bakery.forecasting.data;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One regressor of the shop on a regular daily grid, the known future included.
 *
 * @param kind EVENT_FLAG for a column of 0 and 1, which is 0 where nothing is known
 * @param values one per day from {@code firstDay} on, NaN where unknown
 */
public record RegressorSeries(String name, Kind kind, LocalDate firstDay, double[] values) {
    private static final int WEEK = 7;

    /** What a regressor says. */
    public enum Kind {
        EVENT_FLAG,
        NUMERIC
    }

    /** The value on a day; NaN where unknown. */
    public double at(LocalDate day) {
        long index = ChronoUnit.DAYS.between(firstDay, day);
        return index >= 0 && index < values.length ? values[(int) index] : Double.NaN;
    }

    /** Whether it is known ahead: for a week at least behind the day. */
    public boolean isKnownBehind(LocalDate day) {
        return IntStream.rangeClosed(1, WEEK).noneMatch(ahead -> Double.isNaN(at(day.plusDays(ahead))));
    }

    /** The mean of the known values up to a day; NaN without one. */
    public double meanUntil(LocalDate day) {
        long last = Math.min(values.length - 1L, ChronoUnit.DAYS.between(firstDay, day));
        return IntStream.rangeClosed(0, (int) last)
                .mapToDouble(i -> values[i])
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(Double.NaN);
    }

    /** The days on which the event is known to happen. */
    public List<LocalDate> days() {
        return IntStream.range(0, values.length)
                .filter(i -> values[i] == 1)
                .mapToObj(firstDay::plusDays)
                .toList();
    }

    /** Whether the event is known to happen on a day. */
    public boolean happensOn(LocalDate day) {
        return at(day) == 1;
    }
}
