package com.bakery.training.workflows.training;

/**
 * Sizes of a job's fan-out.
 *
 * @param window children open at the same time, 1..500
 * @param childrenPerRun children after which the window drains and the workflow continues as new, 1..2000
 * @param pageSize products planned by one activity, 1..1000
 */
public record FanOut(int window, int childrenPerRun, int pageSize) {
    /** Sizes measured as good on two cores: a larger window gains nothing, a history stays below 4,096 events. */
    public static final FanOut DEFAULT = new FanOut(50, 500, 200);

    public FanOut {
        requireRange("window", window, 500);
        requireRange("childrenPerRun", childrenPerRun, 2000);
        requireRange("pageSize", pageSize, 1000);
    }

    private static void requireRange(String name, int value, int max) {
        if (value < 1 || value > max) {
            throw new IllegalArgumentException(name + " must lie in 1.." + max + ", not " + value);
        }
    }
}
