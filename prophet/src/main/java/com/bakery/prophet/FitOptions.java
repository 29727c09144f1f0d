package com.bakery.prophet;

import com.bakery.prophet.ProphetException.Reason;
import com.bakery.prophet.fit.FitCheck;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a fit is run.
 *
 * @param check called once a solver round; what it throws ends the fit and reaches the caller as it is
 * @param timeBudget the fit ends with NOT_CONVERGED in the first round that starts later than this, above 0; null for no limit
 */
public record FitOptions(FitCheck check, @Nullable Duration timeBudget) {
    public static final FitOptions DEFAULT = new FitOptions(FitCheck.NONE, null);

    public FitOptions {
        if (timeBudget != null && (timeBudget.isNegative() || timeBudget.isZero())) {
            throw new ProphetException(Reason.INVALID_OPTION, "the time budget must be above 0, not " + timeBudget);
        }
    }

    /** Without a limit of time. */
    public FitOptions(FitCheck check) {
        this(check, null);
    }

    /** The check of one fit that starts now, its time budget included. */
    FitCheck started() {
        Duration budget = timeBudget;
        if (budget == null) {
            return check;
        }
        long start = System.nanoTime();
        return round -> {
            check.round(round);
            if (System.nanoTime() - start > budget.toNanos()) {
                throw new ProphetException(
                        Reason.NOT_CONVERGED, "the time budget of " + budget + " ended before round " + round);
            }
        };
    }
}
