package com.bakery.training.activities.support;

/**
 * What operators switch on to look closer.
 *
 * @param verbose the optimiser reports its iterations to the log
 * @param profiling each step records where its time went
 */
public record Debugging(boolean verbose, boolean profiling) {
    /** Nothing. */
    public static final Debugging OFF = new Debugging(false, false);
}
