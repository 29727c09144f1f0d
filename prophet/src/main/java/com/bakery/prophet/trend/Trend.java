package com.bakery.prophet.trend;

import com.bakery.prophet.Growth;
import java.util.Arrays;

/** The trend in scaled units (Prophet: {@code piecewise_linear}, {@code piecewise_logistic}, {@code flat_trend}). */
public final class Trend {
    private Trend() {}

    /**
     * The trend at n times.
     *
     * @param t n times, ascending
     * @param cap n scaled capacities of a logistic trend; not read for the others
     * @param changepoints s, ascending, one for each of {@code delta}
     * @return n values in scaled units
     */
    public static double[] at(
            Growth growth, double[] t, double[] cap, double k, double m, double[] delta, double[] changepoints) {
        return switch (growth) {
            case LINEAR -> line(t, k, m, delta, changepoints);
            case LOGISTIC -> logistic(cap, line(t, k, -k * m, delta, changepoints));
            case FLAT -> {
                double[] trend = new double[t.length];
                Arrays.fill(trend, m);
                yield trend;
            }
        };
    }

    /** k t + m + sum of delta_j (t - s_j) over the changepoints passed. */
    private static double[] line(double[] t, double k, double m, double[] delta, double[] changepoints) {
        double[] line = new double[t.length];
        double slope = k;
        double offset = m;
        int next = 0;
        for (int i = 0; i < t.length; i++) {
            while (next < changepoints.length && changepoints[next] <= t[i]) {
                slope += delta[next];
                offset -= delta[next] * changepoints[next];
                next++;
            }
            line[i] = slope * t[i] + offset;
        }
        return line;
    }

    /**
     * cap / (1 + exp(-a)). Prophet writes a as rate x (t - offset) with offsets gamma that keep it continuous at the changepoints; a continuous
     * function with these slopes is the line k (t - m) + sum of delta_j (t - s_j), which also exists where a rate passes through zero.
     */
    private static double[] logistic(double[] cap, double[] line) {
        double[] trend = new double[line.length];
        for (int i = 0; i < line.length; i++) {
            trend[i] = cap[i] / (1 + Math.exp(-line[i]));
        }
        return trend;
    }
}
