package com.bakery.training.workflows.queue;

import io.temporal.activity.ActivityInterface;

/** The queue's one activity. */
@ActivityInterface
public interface QueueActivities {

    /**
     * Takes, in one transaction under an advisory lock, the pending jobs that fit into MAX_CONCURRENT_JOBS, higher
     * priority first, then the oldest, marks them running and starts their workflows. A job whose start fails stays
     * running without a workflow: the reconciler starts it.
     *
     * @return how many jobs were admitted
     */
    int admit();
}
