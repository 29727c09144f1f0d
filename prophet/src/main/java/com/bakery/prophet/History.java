package com.bakery.prophet;

import com.bakery.prophet.ProphetException.Reason;
import java.util.Arrays;

/**
 * What a fitted model remembers of its history.
 *
 * @param lastDates last times of all rows, those without a value included, ascending, at most {@link #REMEMBERED}; future frames start behind the last
 * @param dates number of different times
 * @param meanStep mean step between observations in scaled time
 */
public record History(double[] lastDates, int dates, double meanStep) {
    /** Times kept, enough to tell the frequency of the rows. */
    public static final int REMEMBERED = 5;

    public History {
        if (lastDates.length == 0 || lastDates.length > REMEMBERED) {
            throw new ProphetException(
                    Reason.INVALID_DATA, "a history keeps 1 to " + REMEMBERED + " last times, not " + lastDates.length);
        }
    }

    static History of(double[] dates, double[] t) {
        double[] last = Arrays.copyOfRange(dates, Math.max(0, dates.length - REMEMBERED), dates.length);
        return new History(last, dates.length, (t[t.length - 1] - t[0]) / (t.length - 1));
    }

    /** The last time, behind which the future begins. */
    public double lastDate() {
        return lastDates[lastDates.length - 1];
    }
}
