package com.bakery.forecasting.pooled;

import java.util.Arrays;

/** A growing table of floats, row after row, as boosting libraries take them. */
public final class FloatRows {
    private final boolean naming;
    private float[] values;
    private int size;

    /** One row, to learn the names of its columns. */
    FloatRows() {
        naming = true;
        values = new float[256];
    }

    /** @param capacity values expected */
    public FloatRows(int capacity) {
        naming = false;
        values = new float[capacity];
    }

    boolean isNaming() {
        return naming;
    }

    void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size + 1);
        }
        values[size++] = (float) value;
    }

    /** All values, row-major. */
    public float[] values() {
        return size == values.length ? values : Arrays.copyOf(values, size);
    }
}
