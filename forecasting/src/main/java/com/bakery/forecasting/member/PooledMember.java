package com.bakery.forecasting.member;

import com.bakery.forecasting.TrainingMonitor;
import com.bakery.forecasting.calendar.KnownFuture;
import com.bakery.forecasting.pooled.BoostingException;
import com.bakery.forecasting.pooled.PooledReader;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/**
 * Gradient boosting over the whole shop. The trees are trained once per job; what they say about the 28 days behind the product's last one is settled then, so the
 * fitted state is those 28 numbers, and a forecast needs no native library. Behind them the member drops out.
 */
public final class PooledMember implements Member {
    public static final String NAME = "pooled";
    private static final int YEAR = 365;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isWeighted() {
        return true;
    }

    @Override
    public double share(int historyDays) {
        if (historyDays < YEAR) {
            return 0;
        }
        return historyDays < 2 * YEAR ? .2 : .4;
    }

    @Override
    public boolean appliesTo(TrainingWindow window) {
        return window.pooled() != null && window.pooled().hasTrees() && window.days() >= Week.DAYS;
    }

    @Override
    public FittedMember fit(TrainingWindow window, TrainingMonitor monitor) {
        monitor.progress(NAME, 0);
        PooledReader pooled = Objects.requireNonNull(window.pooled());
        try {
            return new Fitted(pooled.forecast(window.data(), window.specialDays(), window.days()));
        } catch (BoostingException e) {
            throw new MemberFailedException("Member pooled failed: " + e.getMessage() + ".", e);
        }
    }

    @Override
    public FittedMember restore(MemberState state) {
        return new Fitted(state.array("forecast"));
    }

    private record Fitted(double[] days) implements FittedMember {
        @Override
        public double[] forecast(int steps, KnownFuture future) {
            return Arrays.copyOf(days, Math.min(steps, days.length));
        }

        @Override
        public MemberState state() {
            return MemberState.of(NAME, Map.of("forecast", days), Map.of());
        }
    }
}
