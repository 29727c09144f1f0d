package com.bakery.forecasting;

/** Hears how far a training is, often enough (about every tenth of a second of work) to stop it: what it throws ends the training untouched. */
@FunctionalInterface
public interface TrainingMonitor {
    /** Hears nothing, stops nothing. */
    TrainingMonitor NONE = (phase, fraction) -> {};

    /**
     * @param phase what is being done
     * @param fraction of the whole call, 0..1
     */
    void progress(String phase, double fraction);

    /**
     * Hears what a round of a member's optimiser found; by default nobody does.
     *
     * @param measure what the optimiser looks at
     * @param change what is still missing, in the optimiser's own terms
     */
    default void iteration(String member, int round, String measure, double value, double change) {}
}
