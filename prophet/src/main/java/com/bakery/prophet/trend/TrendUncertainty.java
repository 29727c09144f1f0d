package com.bakery.prophet.trend;

import com.bakery.prophet.Growth;
import java.util.random.RandomGenerator;

/**
 * Draws of how the trend may leave its course behind the history (Prophet: {@code _sample_uncertainty}). All draws go through the future together, row
 * by row, so that a row's draws are all that is ever held.
 */
public interface TrendUncertainty {

    /** How far each draw has left the trend at the next future row, in scaled units; the array is overwritten by the next call. */
    double[] next();

    /**
     * Draws for a fitted trend.
     *
     * @param t scaled times of the future rows, those above 1, ascending
     * @param cap their scaled capacities, for a logistic trend
     * @param historyStep mean step of the history, used where there is one future row only
     * @param draws how many futures are drawn
     */
    static TrendUncertainty of(
            Growth growth, double[] t, double[] cap, double historyStep, Line line, int draws, RandomGenerator random) {
        double step = step(t, historyStep);
        SlopeChanges changes = new SlopeChanges(step, line.delta(), draws, random);
        return switch (growth) {
            case LINEAR -> new LinearUncertainty(changes, step, draws);
            case LOGISTIC -> new LogisticUncertainty(changes, t, cap, step, line, draws);
            case FLAT -> {
                double[] none = new double[draws];
                yield () -> none;
            }
        };
    }

    /** Mean step of the future rows in scaled time. */
    static double step(double[] t, double historyStep) {
        return t.length > 1 ? (t[t.length - 1] - t[0]) / (t.length - 1) : historyStep;
    }

    /** A fitted trend's line: rate, offset, and the changes of the rate at the changepoints. */
    record Line(double k, double m, double[] delta, double[] changepoints) {}
}
