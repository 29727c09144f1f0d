package com.bakery.prophet;

import com.bakery.prophet.ProphetException.Reason;
import java.util.Arrays;

/**
 * How times and values are scaled.
 *
 * @param start time of the first observation, seconds since 1970-01-01
 * @param tScale seconds from the first to the last observation
 * @param yMin subtracted from values; 0 for ABSMAX
 * @param yScale divides them
 * @param logisticFloor whether the rows carry a floor of their own, which is subtracted instead of yMin
 */
public record Scale(double start, double tScale, double yMin, double yScale, boolean logisticFloor) {
    /** Column of the capacity of a logistic trend. */
    public static final String CAP = "cap";

    /** Column of its lower end. */
    public static final String FLOOR = "floor";

    static Scale of(ProphetOptions options, TimeSeries rows) {
        double start = rows.ds()[0];
        double tScale = rows.ds()[rows.size() - 1] - start;
        if (tScale == 0) {
            throw new ProphetException(
                    Reason.INVALID_DATA, "all rows of the history have the same time; at least two times are needed");
        }
        for (double value : rows.y()) {
            if (Double.isInfinite(value)) {
                throw new ProphetException(Reason.INVALID_DATA, "found " + value + " in column y");
            }
        }
        boolean logistic = options.growth() == Growth.LOGISTIC;
        boolean logisticFloor = logistic && rows.columns().containsKey(FLOOR);
        boolean minmax = options.scaling() == Scaling.MINMAX;
        double yMin;
        double yScale;
        if (logisticFloor && minmax) {
            yMin = min(rows.column(FLOOR));
            yScale = max(rows.column(CAP)) - yMin;
        } else if (logisticFloor) {
            double[] above = above(rows.column(FLOOR), rows.y());
            yMin = min(above);
            yScale = max(above);
        } else if (minmax) {
            yMin = min(rows.y());
            yScale = max(rows.y()) - yMin;
        } else {
            yMin = 0;
            yScale = max(above(new double[rows.size()], rows.y()));
        }
        Scale scale = new Scale(start, tScale, yMin, yScale == 0 ? 1 : yScale, logisticFloor);
        if (logistic) {
            scale.requireRoom(rows);
        }
        return scale;
    }

    private static double[] above(double[] floor, double[] y) {
        double[] distance = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            distance[i] = Math.abs(y[i] - floor[i]);
        }
        return distance;
    }

    private static double min(double[] values) {
        return Arrays.stream(values).min().orElseThrow();
    }

    private static double max(double[] values) {
        return Arrays.stream(values).max().orElseThrow();
    }

    private void requireRoom(TimeSeries rows) {
        double[] cap = rows.column(CAP);
        double[] floor = floors(rows);
        for (int i = 0; i < cap.length; i++) {
            if (!(Double.isFinite(cap[i]) && Double.isFinite(floor[i]))) {
                throw new ProphetException(
                        Reason.INVALID_DATA, "cap " + cap[i] + " and floor " + floor[i] + " must be finite numbers");
            }
            if (cap[i] <= floor[i]) {
                throw new ProphetException(
                        Reason.INVALID_DATA, "cap " + cap[i] + " must be above floor " + floor[i] + " in every row");
            }
        }
    }

    public double[] times(double[] ds) {
        double[] t = new double[ds.length];
        for (int i = 0; i < t.length; i++) {
            t[i] = (ds[i] - start) / tScale;
        }
        return t;
    }

    /** What is subtracted from each row's value: the row's own floor or the same for all. */
    public double[] floors(TimeSeries rows) {
        if (logisticFloor) {
            return rows.column(FLOOR);
        }
        double[] floors = new double[rows.size()];
        Arrays.fill(floors, yMin);
        return floors;
    }

    public double[] values(TimeSeries rows) {
        return scaled(rows.y(), floors(rows));
    }

    /** The capacities of a logistic trend, empty for the others. */
    public double[] caps(Growth growth, TimeSeries rows) {
        if (growth != Growth.LOGISTIC) {
            return new double[0];
        }
        requireRoom(rows);
        return scaled(rows.column(CAP), floors(rows));
    }

    private double[] scaled(double[] values, double[] floors) {
        double[] scaled = new double[values.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (values[i] - floors[i]) / yScale;
        }
        return scaled;
    }
}
