package com.bakery.forecasting.member;

import java.util.Arrays;

/**
 * What a coming week sells by one member's fit.
 *
 * @param level of an ordinary day
 * @param weekday Monday to Sunday, never below 0
 */
record Week(double level, double[] weekday) {
    static final int DAYS = 7;

    Week {
        weekday = Arrays.stream(weekday).map(value -> Math.max(0, value)).toArray();
    }

    /** A week whose level is the mean of its days. */
    static Week of(double[] weekday) {
        return new Week(
                Arrays.stream(weekday)
                        .map(value -> Math.max(0, value))
                        .average()
                        .orElse(0),
                weekday);
    }
}
