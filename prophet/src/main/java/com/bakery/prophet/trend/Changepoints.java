package com.bakery.prophet.trend;

import com.bakery.prophet.ProphetException;
import com.bakery.prophet.ProphetException.Reason;
import com.bakery.prophet.ProphetOptions;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/** Where the trend may bend (Prophet: {@code set_changepoints}). */
public final class Changepoints {
    private Changepoints() {}

    /**
     * Times of the potential changepoints in scaled time, ascending; empty if there are none.
     *
     * @param ds training times, ascending
     * @param t the same, scaled to [0, 1]
     */
    public static double[] place(ProphetOptions options, double[] ds, double[] t) {
        List<LocalDateTime> given = options.changepoints();
        return given == null ? evenly(options, t) : scaled(given, ds);
    }

    private static double[] scaled(List<LocalDateTime> given, double[] ds) {
        double first = ds[0];
        double last = ds[ds.length - 1];
        double[] times = new double[given.size()];
        for (int i = 0; i < times.length; i++) {
            double time = given.get(i).toEpochSecond(ZoneOffset.UTC);
            if (time < first || time > last) {
                throw new ProphetException(
                        Reason.INVALID_OPTION, "changepoint " + given.get(i) + " lies outside of the training data");
            }
            times[i] = (time - first) / (last - first);
        }
        Arrays.sort(times);
        return times;
    }

    /** Evenly over the rows of the first part of the history, by row number, without the first row. */
    private static double[] evenly(ProphetOptions options, double[] t) {
        int rows = (int) Math.floor(t.length * options.changepointRange());
        int count = options.nChangepoints();
        if (count + 1 > rows) {
            count = rows - 1;
        }
        if (count <= 0) {
            return new double[0];
        }
        double[] times = new double[count];
        double step = (rows - 1) / (double) count;
        for (int j = 1; j <= count; j++) {
            // numpy's linspace and round: the last point is exact, halves go to the even neighbour
            double position = j == count ? rows - 1 : j * step;
            times[j - 1] = t[(int) Math.rint(position)];
        }
        return times;
    }
}
