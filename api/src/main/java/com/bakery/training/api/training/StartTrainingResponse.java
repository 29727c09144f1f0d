package com.bakery.training.api.training;

import com.bakery.training.registry.job.IntakeResult;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The accepted job.
 *
 * @param status when the job was first accepted
 * @param queuePosition 1 for the next job to be admitted; null when it does not wait
 * @param productsTotal products the job will look at
 */
record StartTrainingResponse(UUID jobId, String status, @Nullable Integer queuePosition, int productsTotal) {

    static StartTrainingResponse from(IntakeResult result) {
        return new StartTrainingResponse(
                result.jobId(), result.status().label(), result.queuePosition(), result.productsTotal());
    }
}
