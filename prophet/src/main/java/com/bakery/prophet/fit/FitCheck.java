package com.bakery.prophet.fit;

/** Called by a solver once a round, so that a fit can be cancelled or run out of its time; what it throws ends the fit. */
@FunctionalInterface
public interface FitCheck {
    /** Never stops a fit. */
    FitCheck NONE = round -> {};

    void round(int round);
}
