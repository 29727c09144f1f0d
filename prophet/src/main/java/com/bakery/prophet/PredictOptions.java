package com.bakery.prophet;

import com.bakery.prophet.ProphetException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * How a forecast is drawn.
 *
 * @param seed of the draws; the same seed gives the same intervals
 * @param intervals false leaves them out
 * @param intervalWidth above 0, below 1; null takes the model's
 * @param drawn true draws every interval, as Python does; false computes what infinitely many draws would give, where that is known
 */
public record PredictOptions(long seed, boolean intervals, @Nullable Double intervalWidth, boolean drawn) {
    public static final PredictOptions DEFAULT = new PredictOptions(0, true, null, false);
    public static final PredictOptions POINT = new PredictOptions(0, false, null, false);

    /** Computed where that is possible, drawn elsewhere. */
    public PredictOptions(long seed, boolean intervals, @Nullable Double intervalWidth) {
        this(seed, intervals, intervalWidth, false);
    }

    public PredictOptions {
        if (intervalWidth != null && !(intervalWidth > 0 && intervalWidth < 1)) {
            throw new ProphetException(
                    Reason.INVALID_OPTION, "interval_width must lie between 0 and 1, not " + intervalWidth);
        }
    }
}
