package com.bakery.training.workflows;

import java.util.UUID;

/** Workflow ids, made in one place: their uniqueness is what keeps a job from running twice. */
public final class WorkflowIds {
    /** The one queue workflow of a namespace. */
    public static final String QUEUE = "training-queue";

    private WorkflowIds() {}

    /** The id of a job's workflow; run 0 is the job itself, run n its n-th retry of failed products. */
    public static String training(UUID jobId, int run) {
        return run == 0 ? "training-" + jobId : "training-" + jobId + "-r" + run;
    }

    /** The id of the workflow of one product inside a run of a job. */
    public static String product(UUID jobId, int run, UUID productId) {
        return training(jobId, run) + "-" + productId;
    }
}
