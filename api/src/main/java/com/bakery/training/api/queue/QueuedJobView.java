package com.bakery.training.api.queue;

import com.bakery.training.registry.job.Job;
import com.bakery.training.registry.job.QueuedJob;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A waiting job.
 *
 * @param queuePosition 1 for the next job to be admitted, over all tenants
 */
record QueuedJobView(
        UUID jobId,
        @Nullable String jobName,
        String status,
        int queuePosition,
        int priority,
        @Nullable Integer productsTotal,
        int retryCount,
        Instant createdAt) {

    static QueuedJobView from(QueuedJob queued) {
        Job job = queued.job();
        return new QueuedJobView(
                job.id(),
                job.name(),
                job.status().label(),
                queued.position(),
                job.priority(),
                job.productsTotal(),
                job.retryCount(),
                job.createdAt());
    }
}
