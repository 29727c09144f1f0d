package com.bakery.training.api.queue;

import com.bakery.training.registry.job.Job;
import com.bakery.training.registry.job.QueuePlace;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a job may expect, the same wherever it is asked.
 *
 * @param position 1 for the next job to be admitted; null when it does not wait
 * @param start when a waiting job is likely to start; null otherwise and while unknown
 * @param completion when a waiting or running job is likely to have ended; null otherwise and while unknown
 * @param secondsLeft until then; null while unknown, 0 when ended
 */
public record JobEstimate(
        @Nullable Integer position, @Nullable Instant start, @Nullable Instant completion, @Nullable Long secondsLeft) {

    /** @param place null for a job that does not wait */
    public static JobEstimate of(Job job, @Nullable QueuePlace place, Instant now) {
        Instant completion = place == null ? job.estimatedCompletion() : place.completion();
        return new JobEstimate(
                place == null ? null : place.position(),
                place == null ? null : place.start(),
                completion,
                job.status().isEnded() ? Long.valueOf(0) : secondsUntil(completion, now));
    }

    private static @Nullable Long secondsUntil(@Nullable Instant end, Instant now) {
        return end == null ? null : Math.max(0, Duration.between(now, end).toSeconds());
    }
}
