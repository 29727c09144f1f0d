package com.bakery.prophet;

import com.bakery.prophet.ProphetException.Reason;
import com.bakery.prophet.fit.FitCheck;
import com.bakery.prophet.fit.Parameters;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a fit is run.
 *
 * @param check called once a solver round; what it throws ends the fit and reaches the caller as it is
 * @param timeBudget the fit ends with NOT_CONVERGED in the first round that starts later than this, above 0; null for no limit
 * @param init parameters of an earlier fit to start from (a warm start); those of another shape are not used, as in Python; null for none
 */
public record FitOptions(FitCheck check, @Nullable Duration timeBudget, Solver solver, @Nullable Parameters init) {
    public static final FitOptions DEFAULT = new FitOptions(FitCheck.NONE);

    public FitOptions {
        if (timeBudget != null && (timeBudget.isNegative() || timeBudget.isZero())) {
            throw new ProphetException(Reason.INVALID_OPTION, "the time budget must be above 0, not " + timeBudget);
        }
    }

    /** By the exact solver, without a limit of time. */
    public FitOptions(FitCheck check) {
        this(check, null, Solver.EXACT, null);
    }

    public FitOptions within(Duration budget) {
        return new FitOptions(check, budget, solver, init);
    }

    public FitOptions by(Solver other) {
        return new FitOptions(check, timeBudget, other, init);
    }

    /** Starts from the parameters of a model fitted to much the same series. */
    public FitOptions startingFrom(FittedProphet model) {
        return new FitOptions(check, timeBudget, solver, model.parameters());
    }

    /** The check of one fit that starts now, its time budget included. */
    FitCheck started() {
        Duration budget = timeBudget;
        if (budget == null) {
            return check;
        }
        long start = System.nanoTime();
        return new FitCheck() {
            @Override
            public void round(int round) {
                check.round(round);
                if (System.nanoTime() - start > budget.toNanos()) {
                    throw new ProphetException(
                            Reason.NOT_CONVERGED, "the time budget of " + budget + " ended before round " + round);
                }
            }

            @Override
            public void found(int round, String measure, double value, double change) {
                check.found(round, measure, value, change);
            }
        };
    }
}
