package com.bakery.training.workflows.training;

import com.bakery.training.workflows.training.JobActivities.JobRun;
import io.temporal.activity.ActivityInterface;
import org.jspecify.annotations.Nullable;

/** Trains what the shop's products share, once per run of a job. Processor-bound, heartbeats with its progress, stops when a cancellation reaches it. */
@ActivityInterface
public interface PooledActivities {

    /**
     * Learns from the shop's best-selling products, whatever products the job is about, and stages what was learnt. Repeating it learns again to the same bytes.
     *
     * @return the staged file; null where there is none, which the job's log explains: nothing to train, nothing to learn from, a failure of the trees' library
     */
    @Nullable
    ArtifactReference preparePooled(JobRun job);
}
