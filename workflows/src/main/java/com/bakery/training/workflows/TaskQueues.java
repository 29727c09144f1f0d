package com.bakery.training.workflows;

/** Task queues by what their workers do, so that a fleet can size each on its own. */
public final class TaskQueues {
    /** Workflows and the short activities that wait for the database or a file. */
    public static final String TRAINING = "training";

    /** Processor-bound activities: fit and validate. Workers take as many at once as they have cores. */
    public static final String FITTING = "training-fitting";

    private TaskQueues() {}
}
