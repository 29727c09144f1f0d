package com.bakery.prophet.trend;

import java.util.Arrays;

/**
 * The distance of each drawn logistic trend from their mean (Prophet: {@code _logistic_uncertainty}). Prophet runs every draw from the start of the
 * history on a grid of the future's step; as rate x (t - offset) stays continuous at each change, that is a line whose value and slope go from row to
 * row, so the history costs nothing here.
 */
final class LogisticUncertainty implements TrendUncertainty {
    private final SlopeChanges changes;
    private final double[] t;
    private final double[] cap;
    private final double[] slope;
    private final double[] value;
    private final double[] extra;

    private int row;

    LogisticUncertainty(SlopeChanges changes, double[] t, double[] cap, double step, Line line, int draws) {
        this.changes = changes;
        this.t = t;
        this.cap = cap;
        slope = new double[draws];
        value = new double[draws];
        extra = new double[draws];
        double[] onGrid = onGrid(line, step);
        double rate = line.k();
        double first = line.k() * (t[0] - line.m());
        for (int j = 0; j < onGrid.length; j++) {
            // of changes in one cell of the grid Prophet keeps the last
            if (j + 1 == onGrid.length || onGrid[j + 1] != onGrid[j]) {
                rate += line.delta()[j];
                first += line.delta()[j] * (t[0] - onGrid[j]);
            }
        }
        Arrays.fill(slope, rate);
        Arrays.fill(value, first);
    }

    /** Each changepoint's time moved to the next point of the grid. */
    private static double[] onGrid(Line line, double step) {
        double[] moved = line.changepoints().clone();
        for (int j = 0; j < moved.length; j++) {
            moved[j] = (Math.floor(moved[j] / step) + 1) * step;
        }
        return moved;
    }

    @Override
    public double[] next() {
        double ahead = row == 0 ? 0 : t[row] - t[row - 1];
        double mean = 0;
        for (int draw = 0; draw < extra.length; draw++) {
            value[draw] += slope[draw] * ahead;
            extra[draw] = cap[row] / (1 + Math.exp(-value[draw]));
            mean += extra[draw] / extra.length;
        }
        double[] change = changes.next();
        for (int draw = 0; draw < extra.length; draw++) {
            extra[draw] -= mean;
            slope[draw] += change[draw];
        }
        row++;
        return extra;
    }
}
