package com.bakery.training.api.queue;

import com.bakery.training.registry.job.Job;
import com.bakery.training.registry.job.QueuePlace;
import com.bakery.training.registry.job.QueuedJob;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A waiting job.
 *
 * @param queuePosition 1 for the next job to be admitted, over all tenants
 * @param estimatedStart when a place is likely to be free for it, from how long jobs took lately; null while unknown
 * @param estimatedCompletion when it is likely to have ended; null while unknown
 */
record QueuedJobView(
        UUID jobId,
        @Nullable String jobName,
        String status,
        int queuePosition,
        int priority,
        @Nullable Integer productsTotal,
        int retryCount,
        @Nullable Instant estimatedStart,
        @Nullable Instant estimatedCompletion,
        Instant createdAt) {

    /** @param expected null for a job that was admitted a moment ago */
    static QueuedJobView of(QueuedJob queued, @Nullable QueuePlace expected) {
        Job job = queued.job();
        return new QueuedJobView(
                job.id(),
                job.name(),
                job.status().label(),
                queued.position(),
                job.priority(),
                job.productsTotal(),
                job.retryCount(),
                expected == null ? null : expected.start(),
                expected == null ? null : expected.completion(),
                job.createdAt());
    }
}
