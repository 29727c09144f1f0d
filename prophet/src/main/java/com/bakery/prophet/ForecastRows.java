package com.bakery.prophet;

/**
 * The rows of a forecast before its intervals.
 *
 * @param t scaled times, ascending
 * @param cap scaled capacities of a logistic trend; empty for the others
 * @param trend in the units of y
 * @param additive sum of the added effects, in the units of y
 * @param multiplicative sum of the effects that multiply the trend, as shares of it
 */
record ForecastRows(double[] t, double[] cap, double[] trend, double[] additive, double[] multiplicative) {

    /** The value of a row whose trend were this one. */
    double value(int row, double trendThere) {
        return trendThere * (1 + multiplicative[row]) + additive[row];
    }
}
