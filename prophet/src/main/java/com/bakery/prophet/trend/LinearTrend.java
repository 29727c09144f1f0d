package com.bakery.prophet.trend;

/** Piecewise linear growth (Prophet: {@code piecewise_linear}). */
public final class LinearTrend {
    private LinearTrend() {}

    /**
     * g(t) = k t + m + sum of delta_j (t - s_j) over the changepoints passed.
     *
     * @param t n times, ascending
     * @param changepoints s, ascending
     * @return n values in scaled units
     */
    public static double[] at(double[] t, double k, double m, double[] delta, double[] changepoints) {
        double[] trend = new double[t.length];
        double slope = k;
        double offset = m;
        int next = 0;
        for (int i = 0; i < t.length; i++) {
            while (next < changepoints.length && changepoints[next] <= t[i]) {
                slope += delta[next];
                offset -= delta[next] * changepoints[next];
                next++;
            }
            trend[i] = slope * t[i] + offset;
        }
        return trend;
    }
}
