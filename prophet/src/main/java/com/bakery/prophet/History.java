package com.bakery.prophet;

/**
 * What a fitted model remembers of its history.
 *
 * @param lastDate last time of all rows, those without a value included; future frames start behind it
 * @param dates number of different times
 * @param meanStep mean step between observations in scaled time
 */
public record History(double lastDate, int dates, double meanStep) {

    static History of(double[] dates, double[] t) {
        return new History(dates[dates.length - 1], dates.length, (t[t.length - 1] - t[0]) / (t.length - 1));
    }
}
