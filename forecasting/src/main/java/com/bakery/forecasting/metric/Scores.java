package com.bakery.forecasting.metric;

import org.jspecify.annotations.Nullable;

/** Running sums over scored days. */
public final class Scores {
    private int days;
    private double absolute;
    private double squared;
    private double actuals;
    private double squaredActuals;
    private double signed;
    private double percentage;
    private int percentageDays;
    private double symmetric;

    /** Counts one day; a day without an actual (NaN) is not scored. */
    public void add(double actual, double forecast) {
        if (Double.isNaN(actual)) {
            return;
        }
        double error = forecast - actual;
        days++;
        absolute += Math.abs(error);
        squared += error * error;
        signed += error;
        actuals += actual;
        squaredActuals += actual * actual;
        if (actual > 0) {
            percentage += Math.abs(error) / actual;
            percentageDays++;
        }
        double size = Math.abs(actual) + Math.abs(forecast);
        symmetric += size == 0 ? 0 : 200 * Math.abs(error) / size;
    }

    public int days() {
        return days;
    }

    @Nullable
    Double mae() {
        return ratio(absolute, days);
    }

    @Nullable
    Double rmse() {
        Double mean = ratio(squared, days);
        return mean == null ? null : Double.valueOf(Math.sqrt(mean));
    }

    @Nullable
    Double r2() {
        double variation = days == 0 ? 0 : squaredActuals - actuals * actuals / days;
        return variation <= 1e-9 * squaredActuals ? null : Double.valueOf(1 - squared / variation);
    }

    @Nullable
    Double mape() {
        return ratio(100 * percentage, percentageDays);
    }

    @Nullable
    Double smape() {
        return ratio(symmetric, days);
    }

    /** Absolute errors over actuals; null where the actuals sum to 0. */
    public @Nullable Double wape() {
        return ratio(absolute, actuals);
    }

    @Nullable
    Double bias() {
        return ratio(signed, actuals);
    }

    static @Nullable Double ratio(double numerator, double denominator) {
        return denominator == 0 ? null : Double.valueOf(numerator / denominator);
    }
}
