package com.bakery.training.workflows.queue;

import com.bakery.training.workflows.TaskQueues;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/** How long an admission may take. */
final class QueueActivityOptions {

    private QueueActivityOptions() {}

    /** Short, because the loop repeats it anyway: one transaction, and a start per admitted job. */
    static ActivityOptions admission() {
        return ActivityOptions.newBuilder()
                .setTaskQueue(TaskQueues.TRAINING)
                .setStartToCloseTimeout(Duration.ofSeconds(30))
                .setRetryOptions(RetryOptions.newBuilder()
                        .setInitialInterval(Duration.ofSeconds(1))
                        .setMaximumAttempts(3)
                        .build())
                .setSummary("Admit waiting jobs")
                .build();
    }
}
