package com.bakery.forecasting.member;

import com.bakery.forecasting.data.ProductData;

/**
 * Holidays as the eighth weekday: what the open holidays of the last two years sold, relative to the mean open day of the 28 days before each.
 *
 * @param count open holidays seen
 * @param index 1 for a holiday like any day; meaningless where {@code count} is 0
 */
record HolidayIndex(int count, double index) {
    /** Holidays are days like any. */
    static final HolidayIndex NONE = new HolidayIndex(0, 1);

    private static final int HISTORY = 730;
    private static final int LEVEL_DAYS = 28;
    /** Weight of the weekday forecast, in holidays. */
    private static final double PRIOR = 2;

    static HolidayIndex of(TrainingWindow window) {
        ProductData data = window.data();
        boolean[] holiday = window.holidayFlags();
        double sold = 0;
        double levels = 0;
        int count = 0;
        for (int i = Math.max(LEVEL_DAYS, window.days() - HISTORY); i < window.days(); i++) {
            if (holiday[i] && data.open(i)) {
                double level = meanOpen(data, i - LEVEL_DAYS, i);
                if (level > 0) {
                    sold += data.quantity()[i];
                    levels += level;
                    count++;
                }
            }
        }
        return count == 0 ? NONE : new HolidayIndex(count, sold / levels);
    }

    /** Replaces the forecast of holidays by (n index level + 2 forecast) / (n + 2), the level being the mean of their block of 28 days. */
    void apply(double[] forecast, boolean[] holiday) {
        if (count == 0) {
            return;
        }
        double[] plain = forecast.clone();
        for (int h = 0; h < forecast.length; h++) {
            if (holiday[h]) {
                int block = h / LEVEL_DAYS * LEVEL_DAYS;
                double level = mean(plain, block, Math.min(plain.length, block + LEVEL_DAYS));
                forecast[h] = (count * index * level + PRIOR * plain[h]) / (count + PRIOR);
            }
        }
    }

    private static double meanOpen(ProductData data, int from, int to) {
        double sum = 0;
        int open = 0;
        for (int i = from; i < to; i++) {
            if (data.open(i)) {
                sum += data.quantity()[i];
                open++;
            }
        }
        return open == 0 ? 0 : sum / open;
    }

    private static double mean(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum / (to - from);
    }
}
