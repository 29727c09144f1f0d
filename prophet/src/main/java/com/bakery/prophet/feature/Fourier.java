package com.bakery.prophet.feature;

/** Fourier terms of a seasonality (Prophet: {@code fourier_series}). */
public final class Fourier {
    /** Rows turned before the next is computed from its time: so often rounding stays below 1e-14. */
    private static final int TURNS = 16;

    private Fourier() {}

    /**
     * The same columns with the rounding of Python, which takes sine and cosine of the large angles 2 pi j u / period themselves: they differ from
     * {@link #columns} by up to 1e-10, and cost ten times as much.
     */
    public static double[][] literally(double[] ds, double period, int order) {
        double[][] columns = new double[2 * order][ds.length];
        for (int i = 0; i < ds.length; i++) {
            double angle = 2 * Math.PI * (ds[i] / 86_400);
            for (int j = 0; j < order; j++) {
                double multiple = (j + 1) / period * angle;
                columns[2 * j][i] = Math.sin(multiple);
                columns[2 * j + 1][i] = Math.cos(multiple);
            }
        }
        return columns;
    }

    /**
     * Columns sin(2 pi j u / period), cos(2 pi j u / period) for j = 1..order, sine first; u is days since 1970-01-01.
     *
     * @param ds n times in seconds since 1970-01-01
     * @return 2 x order columns of n values
     */
    public static double[][] columns(double[] ds, double period, int order) {
        double[][] columns = new double[2 * order][ds.length];
        firstPair(ds, period, columns[0], columns[1]);
        double[] sin1 = columns[0];
        double[] cos1 = columns[1];
        for (int j = 1; j < order; j++) {
            double[] sin = columns[2 * j - 2];
            double[] cos = columns[2 * j - 1];
            double[] nextSin = columns[2 * j];
            double[] nextCos = columns[2 * j + 1];
            // the angle sum formulas give the next multiple
            for (int i = 0; i < ds.length; i++) {
                nextSin[i] = sin[i] * cos1[i] + cos[i] * sin1[i];
                nextCos[i] = cos[i] * cos1[i] - sin[i] * sin1[i];
            }
        }
        return columns;
    }

    /** Sine and cosine of one turn a period. While the rows are evenly apart they are turned by the same angle, anew from the time every few rows. */
    private static void firstPair(double[] ds, double period, double[] sin, double[] cos) {
        double step = Double.NaN;
        double stepSin = 0;
        double stepCos = 0;
        int turned = 0;
        for (int i = 0; i < ds.length; i++) {
            double gap = i == 0 ? Double.NaN : ds[i] - ds[i - 1];
            if (gap == step && turned < TURNS) {
                sin[i] = sin[i - 1] * stepCos + cos[i - 1] * stepSin;
                cos[i] = cos[i - 1] * stepCos - sin[i - 1] * stepSin;
                turned++;
                continue;
            }
            double angle = angle(ds[i], period);
            sin[i] = Math.sin(angle);
            cos[i] = Math.cos(angle);
            if (gap != step) {
                step = gap;
                double turn = angle(gap, period);
                stepSin = Math.sin(turn);
                stepCos = Math.cos(turn);
            }
            turned = 0;
        }
    }

    private static double angle(double seconds, double period) {
        double turns = seconds / 86_400 / period;
        return 2 * Math.PI * (turns - Math.floor(turns));
    }
}
