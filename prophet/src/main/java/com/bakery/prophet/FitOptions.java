package com.bakery.prophet;

import com.bakery.prophet.fit.FitCheck;

/**
 * How a fit is run.
 *
 * @param check called once a solver round; what it throws ends the fit
 */
public record FitOptions(FitCheck check) {
    public static final FitOptions DEFAULT = new FitOptions(FitCheck.NONE);
}
