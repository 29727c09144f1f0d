package com.bakery.prophet;

import com.bakery.prophet.ProphetException.Reason;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Observations, or a frame of future rows: times, values and named columns.
 *
 * @param ds n times in seconds since 1970-01-01T00:00 (local time, no zone), any order, repetitions allowed
 * @param y n observations, NaN where missing; an empty array for a future frame
 * @param columns regressors and conditions by name, n values each
 */
public record TimeSeries(double[] ds, double[] y, Map<String, double[]> columns) {
    /** Seconds of a day. */
    public static final double DAY = 86_400;

    public TimeSeries {
        columns = Map.copyOf(columns);
        if (y.length != 0 && y.length != ds.length) {
            throw new ProphetException(
                    Reason.INVALID_DATA, "y has length " + y.length + " but ds has length " + ds.length);
        }
        for (Map.Entry<String, double[]> column : new TreeMap<>(columns).entrySet()) {
            if (column.getValue().length != ds.length) {
                throw new ProphetException(
                        Reason.INVALID_DATA,
                        "column " + column.getKey() + " has length " + column.getValue().length + " but ds has length "
                                + ds.length);
            }
        }
        for (double time : ds) {
            if (!Double.isFinite(time)) {
                throw new ProphetException(Reason.INVALID_DATA, "ds holds " + time + "; times must be finite");
            }
        }
    }

    /** One observation a day from {@code first} on. */
    public static TimeSeries daily(LocalDate first, double[] y) {
        return new TimeSeries(days(first, y.length), y, Map.of());
    }

    /** One future row a day from {@code first} on. */
    public static TimeSeries future(LocalDate first, int days) {
        return new TimeSeries(days(first, days), new double[0], Map.of());
    }

    /** This series with one more column, or another one of that name. */
    public TimeSeries with(String name, double[] values) {
        Map<String, double[]> more = new TreeMap<>(columns);
        more.put(name, values);
        return new TimeSeries(ds, y, more);
    }

    public int size() {
        return ds.length;
    }

    /** The named column, n values. */
    public double[] column(String name) {
        double[] values = columns.get(name);
        if (values == null) {
            throw new ProphetException(Reason.INVALID_DATA, "column " + name + " is missing from the data");
        }
        return values;
    }

    /** The rows with a value, by time; equal times keep their order. */
    public TimeSeries observed() {
        if (isComplete()) {
            return this;
        }
        return rows(IntStream.range(0, y.length)
                .filter(i -> !Double.isNaN(y[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> ds[i]))
                .mapToInt(Integer::intValue)
                .toArray());
    }

    /** These rows by time; equal times keep their order. */
    TimeSeries byTime() {
        for (int i = 1; i < ds.length; i++) {
            if (ds[i] < ds[i - 1]) {
                return rows(IntStream.range(0, ds.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(row -> ds[row]))
                        .mapToInt(Integer::intValue)
                        .toArray());
            }
        }
        return this;
    }

    private boolean isComplete() {
        for (int i = 0; i < y.length; i++) {
            if (Double.isNaN(y[i]) || (i > 0 && ds[i] < ds[i - 1])) {
                return false;
            }
        }
        return y.length > 0;
    }

    /** All different times, ascending. */
    double[] dates() {
        for (int i = 1; i < ds.length; i++) {
            if (ds[i] <= ds[i - 1]) {
                return Arrays.stream(ds).sorted().distinct().toArray();
            }
        }
        return ds;
    }

    /** The rows with these indices, in their order. */
    public TimeSeries rows(int[] indices) {
        Map<String, double[]> picked = new TreeMap<>();
        columns.forEach((name, values) -> picked.put(name, pick(values, indices)));
        return new TimeSeries(pick(ds, indices), y.length == 0 ? y : pick(y, indices), picked);
    }

    private static double[] pick(double[] values, int[] indices) {
        return Arrays.stream(indices).mapToDouble(i -> values[i]).toArray();
    }

    private static double[] days(LocalDate first, int count) {
        double[] ds = new double[count];
        for (int i = 0; i < count; i++) {
            ds[i] = (first.toEpochDay() + i) * DAY;
        }
        return ds;
    }
}
