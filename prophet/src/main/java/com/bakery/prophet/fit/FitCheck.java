package com.bakery.prophet.fit;

/** Called by a solver once a round, so that a fit can be cancelled or run out of its time; what it throws ends the fit. */
@FunctionalInterface
public interface FitCheck {
    /** Never stops a fit. */
    FitCheck NONE = round -> {};

    void round(int round);

    /**
     * Hears what a round found, from values the solver has at hand; by default nobody does.
     *
     * @param measure what is looked at: the noise (sigma) or the log density
     * @param value of the measure
     * @param change what is still missing, in the solver's own terms; it ends near 0
     */
    default void found(int round, String measure, double value, double change) {}
}
