package com.bakery.prophet;

import java.util.function.IntToDoubleFunction;

/** A function of the row that is smooth nearly everywhere: computed at few rows, more where it bends, and drawn straight between them. */
final class RowCurve {
    /** Rows at which it is computed in any case lie so much further on, each from the one before. */
    private static final double RATIO = 1.4;
    /** A middle that lies so near to the straight line, as a share of its value, ends the search for bends. */
    private static final double STRAIGHT = 0.006;

    private final IntToDoubleFunction function;
    private final double[] values;

    private RowCurve(int count, IntToDoubleFunction function) {
        this.function = function;
        values = new double[count];
    }

    /** The function's values at the rows 0..count-1. */
    static double[] over(int count, IntToDoubleFunction function) {
        RowCurve curve = new RowCurve(count, function);
        curve.compute(0);
        for (int from = 0; from < count - 1; ) {
            int to = Math.min(count - 1, (int) Math.ceil((from + 1) * RATIO));
            curve.compute(to);
            curve.between(from, to);
            from = to;
        }
        return curve.values;
    }

    private void compute(int row) {
        values[row] = function.applyAsDouble(row);
    }

    private void between(int from, int to) {
        if (to - from < 2) {
            return;
        }
        int middle = (from + to) / 2;
        double guessed = straight(from, to, middle);
        compute(middle);
        if (Math.abs(values[middle] - guessed) > STRAIGHT * Math.abs(values[middle])) {
            between(from, middle);
            between(middle, to);
        } else {
            fill(from, middle);
            fill(middle, to);
        }
    }

    private void fill(int from, int to) {
        for (int row = from + 1; row < to; row++) {
            values[row] = straight(from, to, row);
        }
    }

    private double straight(int from, int to, int row) {
        return values[from] + (values[to] - values[from]) * (row - from) / (to - from);
    }
}
