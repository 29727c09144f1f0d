package com.bakery.forecasting.member;

import com.bakery.forecasting.calendar.KnownFuture;

/** A fitted member: forecasts without its training data. */
public interface FittedMember {
    /** Forecasts of the next days, never below 0. */
    double[] forecast(int steps, KnownFuture future);

    /** Everything the forecast needs, for the model file. */
    MemberState state();
}
