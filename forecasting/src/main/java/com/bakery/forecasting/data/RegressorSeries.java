package com.bakery.forecasting.data;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
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

    /**
     * Whether it is known ahead: a number for a week at least behind the day, an event flag on any day behind it, be it 0. A flag that ends with the sales, such as rain
     * that was seen, says nothing of coming days, where each of them would look like a day without it.
     */
    public boolean isKnownBehind(LocalDate day) {
        return kind == Kind.EVENT_FLAG ? isKnownOnADayBehind(day) : daysKnownBehind(day) >= WEEK;
    }

    private boolean isKnownOnADayBehind(LocalDate day) {
        int next = (int) Math.max(0, ChronoUnit.DAYS.between(firstDay, day) + 1);
        return IntStream.range(next, values.length).anyMatch(i -> !Double.isNaN(values[i]));
    }

    /** Days behind the day that are known without a gap. */
    public int daysKnownBehind(LocalDate day) {
        int known = 0;
        while (!Double.isNaN(at(day.plusDays(known + 1L)))) {
            known++;
        }
        return known;
    }

    /** A copy as it was known on a day, if it is known now as it is behind {@code lastDay}: an event flag known ahead as a whole, others for as many days ahead. */
    RegressorSeries knownOn(LocalDate day, LocalDate lastDay) {
        boolean announced = kind == Kind.EVENT_FLAG && isKnownBehind(lastDay);
        int ahead = kind == Kind.EVENT_FLAG ? 0 : daysKnownBehind(lastDay);
        long known = announced ? values.length : ChronoUnit.DAYS.between(firstDay, day) + 1 + ahead;
        return new RegressorSeries(
                name, kind, firstDay, Arrays.copyOf(values, (int) Math.max(0, Math.min(values.length, known))));
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
