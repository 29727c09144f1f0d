package com.bakery.forecasting.member;

import com.bakery.forecasting.TrainingMonitor;
import com.bakery.forecasting.calendar.KnownFuture;
import java.util.Arrays;

/**
 * A member of a foreign jar, kept in bounds: every call goes through a {@link Guard}, it sees a copy of what was known, and what it returns is held to the contract.
 * It has no share of its own; by its errors it competes like the others.
 */
final class GuardedMember implements Member {
    private static final System.Logger LOG = System.getLogger(GuardedMember.class.getName());
    private static final String NAME = "[a-z][a-z0-9_]{0,30}";

    private final Member guest;
    private final String name;
    private final Guard guard;

    /** @throws MemberFailedException if the guest gives no valid name */
    GuardedMember(Member guest, Guard guard) {
        this.guest = guest;
        this.guard = guard;
        this.name = guard.call(guest::name, TrainingMonitor.NONE);
        guard.require(
                name.matches(NAME), "is called '" + name + "': a name is lower-case letters, digits and _, at most 31");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isWeighted() {
        return true;
    }

    /** A guest that fails to say so does not apply. */
    @Override
    public boolean appliesTo(TrainingWindow window) {
        TrainingWindow sealed = window.sealed();
        try {
            return guard.call(() -> guest.appliesTo(sealed), TrainingMonitor.NONE);
        } catch (MemberFailedException e) {
            LOG.log(System.Logger.Level.WARNING, e.getMessage());
            return false;
        }
    }

    @Override
    public FittedMember fit(TrainingWindow window, TrainingMonitor monitor) {
        TrainingWindow sealed = window.sealed();
        FittedMember fitted = guard.call(() -> guest.fit(sealed, (phase, fraction) -> {}), monitor);
        MemberState state = guard.call(fitted::state, monitor);
        guard.require(state.member().equals(name), "calls its state '" + state.member() + "', not '" + name + "'");
        boolean finite = state.numbers().values().stream()
                .flatMapToDouble(Arrays::stream)
                .allMatch(Double::isFinite);
        guard.require(finite, "has a state with numbers that are not finite");
        return new Guarded(fitted, state);
    }

    @Override
    public FittedMember restore(MemberState state) {
        return new Guarded(guard.call(() -> guest.restore(state), TrainingMonitor.NONE), state);
    }

    /** A guest's fit: its forecasts are held to the contract. */
    private final class Guarded implements FittedMember {
        private final FittedMember fitted;
        private final MemberState state;

        private Guarded(FittedMember fitted, MemberState state) {
            this.fitted = fitted;
            this.state = state;
        }

        @Override
        public double[] forecast(int steps, KnownFuture future) {
            double[] forecast = guard.call(() -> fitted.forecast(steps, future), TrainingMonitor.NONE);
            guard.require(
                    forecast.length > 0
                            && forecast.length <= steps
                            && Arrays.stream(forecast).allMatch(Double::isFinite),
                    "forecast no 1 to " + steps + " finite numbers");
            return Arrays.stream(forecast).map(value -> Math.max(0, value)).toArray();
        }

        @Override
        public MemberState state() {
            return state;
        }
    }
}
