package com.bakery.training.registry.job;

import org.jspecify.annotations.Nullable;

/**
 * How a job ends.
 *
 * @param status COMPLETED, FAILED or CANCELLED
 * @param failure why it failed; present exactly when {@code status} is FAILED
 */
public record JobEnd(JobStatus status, @Nullable Failure failure) {
    public JobEnd {
        if (!status.isEnded()) {
            throw new IllegalArgumentException("A job cannot end as " + status);
        }
        if ((status == JobStatus.FAILED) != (failure != null)) {
            throw new IllegalArgumentException("A failure belongs to a failed job, and only to it: " + status);
        }
    }

    public static JobEnd completed() {
        return new JobEnd(JobStatus.COMPLETED, null);
    }

    public static JobEnd failed(Failure failure) {
        return new JobEnd(JobStatus.FAILED, failure);
    }

    public static JobEnd cancelled() {
        return new JobEnd(JobStatus.CANCELLED, null);
    }
}
