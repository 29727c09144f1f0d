package com.bakery.training.workflows;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Workflow ids, made in one place: their uniqueness is what keeps a job from running twice. */
public final class WorkflowIds {
    /** The one queue workflow of a namespace. */
    public static final String QUEUE = "training-queue";

    /** The platform's schedule, and the beginning of every other schedule's id. */
    public static final String SCHEDULE = "scheduled-training";

    private WorkflowIds() {}

    /** The id of a job's workflow; run 0 is the job itself, run n its n-th retry of failed products. */
    public static String training(UUID jobId, int run) {
        return run == 0 ? "training-" + jobId : "training-" + jobId + "-r" + run;
    }

    /** The id of a schedule, and of the workflow it starts where the server has no schedules; {@code tenantId} null for the platform's. */
    public static String schedule(@Nullable UUID tenantId) {
        return tenantId == null ? SCHEDULE : SCHEDULE + "-" + tenantId;
    }

    /** The id of the workflow that makes up for a scheduled time that was missed. */
    public static String missedRun(@Nullable UUID tenantId, Instant scheduledAt) {
        return schedule(tenantId) + "-missed-" + scheduledAt;
    }

    /** The id of the workflow of one product inside a run of a job. */
    public static String product(UUID jobId, int run, UUID productId) {
        return training(jobId, run) + "-" + productId;
    }
}
