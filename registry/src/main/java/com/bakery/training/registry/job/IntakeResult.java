package com.bakery.training.registry.job;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request for a job.
 *
 * @param status of the job when the answer was first given
 * @param queuePosition 1 for the next job to be admitted; null when it is not pending
 * @param productsTotal products the job will look at
 * @param created false: an earlier request or event made the job, or a pending one covers it
 */
public record IntakeResult(
        UUID jobId, JobStatus status, @Nullable Integer queuePosition, int productsTotal, boolean created) {

    IntakeResult repeated() {
        return new IntakeResult(jobId, status, queuePosition, productsTotal, false);
    }
}
