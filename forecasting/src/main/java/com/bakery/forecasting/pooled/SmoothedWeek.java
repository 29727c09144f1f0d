package com.bakery.forecasting.pooled;

import com.bakery.forecasting.calendar.SpecialDays;
import com.bakery.forecasting.data.ProductData;

/**
 * Level and week of a product after every day, by ETS(A,N,A) at a fixed pace (e = y - l - s, l += alpha e, s += gamma e; closed days and holidays teach nothing). The
 * trees read them as columns: what smoothing would forecast is the best single hint they can get.
 */
final class SmoothedWeek {
    private static final int WEEK = 7;
    /** Days whose means are the states at the start. */
    private static final int START = 28;

    private static final double SEASONAL_PACE = .1;

    private final ProductData data;
    private final SpecialDays special;
    private final double alpha;
    private final double[] level;
    private final double[][] season;

    SmoothedWeek(ProductData data, SpecialDays special, double alpha) {
        this.data = data;
        this.special = special;
        this.alpha = alpha;
        level = new double[data.days()];
        season = new double[data.days()][];
        for (int i = 0; i < Math.min(START - 1, data.days()); i++) {
            // before the start is over, a day may know only the days up to itself
            run(i + 1, i);
        }
        run(START, START - 1);
    }

    /** Smooths from the means of the first {@code start} days on, to their end or, once the start is over, to the last day; keeps the states from the day {@code kept} on. */
    private void run(int start, int kept) {
        double[] week = new double[WEEK];
        double mean = start(data, start, week);
        double gamma = SEASONAL_PACE * (1 - alpha);
        int first = data.firstDay().getDayOfWeek().getValue() - 1;
        int end = start < START ? start : data.days();
        for (int i = 0; i < Math.min(end, data.days()); i++) {
            if (data.open(i) && !special.isHoliday(data.day(i))) {
                int weekday = (first + i) % WEEK;
                double error = data.quantity()[i] - mean - week[weekday];
                mean += alpha * error;
                week[weekday] += gamma * error;
            }
            if (i >= kept) {
                level[i] = mean;
                season[i] = week.clone();
            }
        }
    }

    /** After the day {@code i}. */
    double level(int i) {
        return level[i];
    }

    /**
     * Level and season after the day {@code i}.
     *
     * @param weekday 0 for Monday
     */
    double weekday(int i, int weekday) {
        return level[i] + season[i][weekday];
    }

    private static double start(ProductData data, int days, double[] week) {
        double[] sums = new double[WEEK];
        int[] counts = new int[WEEK];
        double sum = 0;
        int count = 0;
        int first = data.firstDay().getDayOfWeek().getValue() - 1;
        for (int i = 0; i < Math.min(days, data.days()); i++) {
            if (data.open(i)) {
                sums[(first + i) % WEEK] += data.quantity()[i];
                counts[(first + i) % WEEK]++;
                sum += data.quantity()[i];
                count++;
            }
        }
        double mean = count == 0 ? 0 : sum / count;
        for (int weekday = 0; weekday < WEEK; weekday++) {
            week[weekday] = counts[weekday] == 0 ? 0 : sums[weekday] / counts[weekday] - mean;
        }
        return mean;
    }
}
