package com.bakery.training.workflows.schedule;

import com.bakery.training.workflows.FailureType;
import com.bakery.training.workflows.TaskQueues;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/** How long the insertion of a page may take, and how long it is tried. */
final class ScheduleActivityOptions {

    private ScheduleActivityOptions() {}

    /** A database that is away for a night costs no run: the next attempt finds what the last one inserted. */
    static ActivityOptions insertion() {
        return ActivityOptions.newBuilder()
                .setTaskQueue(TaskQueues.TRAINING)
                .setStartToCloseTimeout(Duration.ofMinutes(2))
                .setScheduleToCloseTimeout(Duration.ofDays(1))
                .setRetryOptions(RetryOptions.newBuilder()
                        .setInitialInterval(Duration.ofSeconds(1))
                        .setMaximumInterval(Duration.ofMinutes(1))
                        .setDoNotRetry(FailureType.doNotRetry())
                        .build())
                .setSummary("Insert scheduled jobs")
                .build();
    }
}
