package com.bakery.prophet;

import org.jspecify.annotations.Nullable;

/**
 * How a forecast is drawn.
 *
 * @param seed of the draws; the same seed gives the same intervals
 * @param intervals false leaves them out
 * @param intervalWidth null takes the model's
 */
public record PredictOptions(long seed, boolean intervals, @Nullable Double intervalWidth) {
    public static final PredictOptions DEFAULT = new PredictOptions(0, true, null);
    public static final PredictOptions POINT = new PredictOptions(0, false, null);
}
