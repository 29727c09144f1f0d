package com.bakery.forecasting.member;

import com.bakery.forecasting.calendar.KnownFuture;
import java.util.EnumMap;
import java.util.Map;

/** A fitted member: forecasts without its training data. */
public interface FittedMember {
    /**
     * Forecasts of the next days, never below 0.
     *
     * @return {@code steps} values, or fewer where the member sees no further
     */
    double[] forecast(int steps, KnownFuture future);

    /** What moves each of these forecasts; the parts of a day sum to it. A member without parts of its own is one part. */
    default Map<Contribution, double[]> contributions(int steps, KnownFuture future) {
        Map<Contribution, double[]> parts = new EnumMap<>(Contribution.class);
        parts.put(Contribution.OTHER, forecast(steps, future));
        return parts;
    }

    /** Everything the forecast needs, for the model file. */
    MemberState state();
}
