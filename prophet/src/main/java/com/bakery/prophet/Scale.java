package com.bakery.prophet;

import com.bakery.prophet.ProphetException.Reason;

/**
 * How times and values are scaled.
 *
 * @param start time of the first observation, seconds since 1970-01-01
 * @param tScale seconds from the first to the last observation
 * @param yMin subtracted from values; 0 for ABSMAX
 * @param yScale divides them
 */
public record Scale(double start, double tScale, double yMin, double yScale) {

    static Scale of(ProphetOptions options, TimeSeries rows) {
        double start = rows.ds()[0];
        double tScale = rows.ds()[rows.size() - 1] - start;
        if (tScale == 0) {
            throw new ProphetException(
                    Reason.INVALID_DATA, "all rows of the history have the same time; at least two times are needed");
        }
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (double value : rows.y()) {
            if (Double.isInfinite(value)) {
                throw new ProphetException(Reason.INVALID_DATA, "found " + value + " in column y");
            }
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        boolean minmax = options.scaling() == Scaling.MINMAX;
        double yScale = minmax ? max - min : Math.max(Math.abs(min), Math.abs(max));
        return new Scale(start, tScale, minmax ? min : 0, yScale == 0 ? 1 : yScale);
    }

    double[] times(double[] ds) {
        double[] t = new double[ds.length];
        for (int i = 0; i < t.length; i++) {
            t[i] = (ds[i] - start) / tScale;
        }
        return t;
    }

    double[] values(double[] y) {
        double[] scaled = new double[y.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (y[i] - yMin) / yScale;
        }
        return scaled;
    }
}
