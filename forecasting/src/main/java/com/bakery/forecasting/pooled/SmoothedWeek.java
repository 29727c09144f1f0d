package com.bakery.forecasting.pooled;

import com.bakery.forecasting.calendar.SpecialDays;
import com.bakery.forecasting.data.ProductData;

/**
 * Level and week of a product after every day, by ETS(A,N,A) at a fixed pace (e = y - l - s, l += alpha e, s += gamma e; closed days and holidays teach nothing). The
 * trees read them as columns: what smoothing would forecast is the best single hint they can get.
 */
final class SmoothedWeek {
    private static final int WEEK = 7;
    /** Days whose means are the states at the start; no day before their end is ever an anchor. */
    private static final int START = 28;

    private static final double SEASONAL_PACE = .1;

    private final double[] level;
    private final double[][] season;

    SmoothedWeek(ProductData data, SpecialDays special, double alpha) {
        level = new double[data.days()];
        season = new double[data.days()][];
        double[] week = new double[WEEK];
        double mean = start(data, week);
        double gamma = SEASONAL_PACE * (1 - alpha);
        int first = data.firstDay().getDayOfWeek().getValue() - 1;
        for (int i = 0; i < data.days(); i++) {
            if (data.open(i) && !special.isHoliday(data.day(i))) {
                int weekday = (first + i) % WEEK;
                double error = data.quantity()[i] - mean - week[weekday];
                mean += alpha * error;
                week[weekday] += gamma * error;
            }
            level[i] = mean;
            season[i] = week.clone();
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

    private static double start(ProductData data, double[] week) {
        double[] sums = new double[WEEK];
        int[] counts = new int[WEEK];
        double sum = 0;
        int count = 0;
        int first = data.firstDay().getDayOfWeek().getValue() - 1;
        for (int i = 0; i < Math.min(START, data.days()); i++) {
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
