package com.bakery.prophet.feature;

/** Fourier terms of a seasonality (Prophet: {@code fourier_series}). */
public final class Fourier {
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
        for (int i = 0; i < ds.length; i++) {
            double turns = ds[i] / 86_400 / period;
            double angle = 2 * Math.PI * (turns - Math.floor(turns));
            double sin1 = Math.sin(angle);
            double cos1 = Math.cos(angle);
            double sin = sin1;
            double cos = cos1;
            for (int j = 0; j < order; j++) {
                columns[2 * j][i] = sin;
                columns[2 * j + 1][i] = cos;
                // the angle sum formulas give the next multiple
                double nextSin = sin * cos1 + cos * sin1;
                cos = cos * cos1 - sin * sin1;
                sin = nextSin;
            }
        }
        return columns;
    }
}
