package com.bakery.training.workflows.training;

import com.bakery.training.workflows.FailureType;
import com.bakery.training.workflows.TaskQueues;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/**
 * How long each kind of activity may take and how often it is repeated. Waiting for a free slot is never limited here: a
 * job's deadline bounds it. The {@code summary} is the line the Temporal UI shows beside the activity.
 */
public final class TrainingActivityOptions {
    /** Time without a sign of life after which a fit, or a wait for another service, counts as lost with its worker; a repetition starts this much later. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /**
     * One attempt of an activity that waits for database or files. Each takes a second or two; the rest is patience with a
     * busy machine. Not more: when a worker is killed, its short activities are repeated only after this.
     */
    private static final Duration SHORT = Duration.ofSeconds(30);

    private static final int UNLIMITED = 0;

    private TrainingActivityOptions() {}

    /** Planning writes some thousand rows at most; ten attempts with backoff outlast a restart of the database. */
    public static ActivityOptions jobs(String summary) {
        return waiting(10, summary);
    }

    /** Ending a job must not give up while the database is away: the outcome would be lost. The run's own timeout bounds it. */
    public static ActivityOptions closing(String summary) {
        return waiting(UNLIMITED, summary);
    }

    /** Deleting files is not worth keeping a run open for long. */
    public static ActivityOptions sweeping(String summary) {
        return waiting(5, summary);
    }

    /** One row, the latest state only: a lost write is made good by the next one, so it must never hold the workflow up. */
    public static LocalActivityOptions progress() {
        return LocalActivityOptions.newBuilder()
                .setScheduleToCloseTimeout(Duration.ofSeconds(3))
                .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(1).build())
                .setSummary("Save progress")
                .build();
    }

    /**
     * Waits for other services, each call bounded on its own; the longest are a shop's first years. Two attempts: a service that is down is no failure, and a lost
     * worker's successor asks only for what is missing.
     */
    public static ActivityOptions external(String summary) {
        return heartbeating(TaskQueues.TRAINING, Duration.ofMinutes(15), 2, summary);
    }

    /** Reads years of rows of the product and one total per day of the shop. */
    public static ActivityOptions collection(String summary) {
        return waiting(10, summary);
    }

    /** Pure computation of a second or less, and one file. */
    public static ActivityOptions features(String summary) {
        return waiting(10, summary);
    }

    /** Reads up to some hundred products and trains for seconds to a minute; ten minutes are the largest shop on the slowest machine. */
    public static ActivityOptions pooled(String summary) {
        return computing(Duration.ofMinutes(10), summary);
    }

    /** A fit takes seconds; ten minutes are the slowest product on the slowest machine. */
    public static ActivityOptions fitting(String summary) {
        return computing(Duration.ofMinutes(10), summary);
    }

    /** Validation refits on every fold: eight fits and some more. */
    public static ActivityOptions validation(String summary) {
        return computing(Duration.ofMinutes(30), summary);
    }

    /** One file of at most some megabytes, synced to a disk or an object store. */
    public static ActivityOptions storage(String summary) {
        return waiting(10, summary);
    }

    /** One transaction; it may wait for a lock held by the end of the job. */
    public static ActivityOptions registration(String summary) {
        return waiting(10, summary);
    }

    /** Cancelled ones are waited for, a second or two: what they stage must be there before the staged files are swept. */
    private static ActivityOptions waiting(int attempts, String summary) {
        return ActivityOptions.newBuilder()
                .setTaskQueue(TaskQueues.TRAINING)
                .setStartToCloseTimeout(SHORT)
                .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                .setRetryOptions(retries(attempts))
                .setSummary(summary)
                .build();
    }

    /** A cancelled computation is waited for: what it stages must be there before the staged files are swept. */
    private static ActivityOptions computing(Duration attempt, String summary) {
        return heartbeating(TaskQueues.FITTING, attempt, 5, summary);
    }

    private static ActivityOptions heartbeating(String queue, Duration attempt, int attempts, String summary) {
        return ActivityOptions.newBuilder()
                .setTaskQueue(queue)
                .setStartToCloseTimeout(attempt)
                .setHeartbeatTimeout(HEARTBEAT)
                .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                .setRetryOptions(retries(attempts))
                .setSummary(summary)
                .build();
    }

    /** Backoff of 1, 2, 4 … 30 seconds; what a repetition cannot mend is not repeated. */
    private static RetryOptions retries(int attempts) {
        return RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofSeconds(1))
                .setBackoffCoefficient(2)
                .setMaximumInterval(Duration.ofSeconds(30))
                .setMaximumAttempts(attempts)
                .setDoNotRetry(FailureType.doNotRetry())
                .build();
    }
}
