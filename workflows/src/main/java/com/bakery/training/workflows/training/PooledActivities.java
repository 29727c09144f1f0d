package com.bakery.training.workflows.training;

import com.bakery.training.workflows.training.JobActivities.JobRun;
import io.temporal.activity.ActivityInterface;
import org.jspecify.annotations.Nullable;

/** Trains what the shop's products share, once per run of a job. Processor-bound, heartbeats with its progress, stops when a cancellation reaches it. */
@ActivityInterface
public interface PooledActivities {

    /**
     * Trains on the shop's best-selling products, whatever products the job is about, and stages the model. Repeating it trains again to the same bytes.
     *
     * @return the staged model; null where there is none, which the job's log explains: no native library, too short a history, nothing to train, a failure of the library
     */
    @Nullable
    ArtifactReference preparePooled(JobRun job);
}
