package com.bakery.training.registry.analytics;

/**
 * How long something took, in milliseconds.
 *
 * @param name of a step, {@code training} for a product's whole training, {@code job} for a completed job
 * @param times how often it was done
 */
public record Durations(
        String name, long times, double meanMs, long p50Ms, long p90Ms, long p95Ms, long p99Ms, long maxMs) {
    /** A product's whole training. */
    public static final String TRAINING = "training";

    /** A completed job. */
    public static final String JOB = "job";
}
