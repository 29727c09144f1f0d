package com.bakery.forecasting.data;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * One regressor of the shop on a regular daily grid, the known future included.
 *
 * @param kind EVENT_FLAG for a column of 0 and 1, which is 0 where nothing is known
 * @param values one per day from {@code firstDay} on, NaN where unknown
 */
public record RegressorSeries(String name, Kind kind, LocalDate firstDay, double[] values) {
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

    /** Whether the event is known to happen on a day. */
    public boolean happensOn(LocalDate day) {
        return at(day) == 1;
    }
}
