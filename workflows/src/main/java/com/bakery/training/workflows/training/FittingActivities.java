package com.bakery.training.workflows.training;

import io.temporal.activity.ActivityInterface;

/** Step 3: every member on all data. Processor-bound, heartbeats with its progress, stops within seconds of a cancellation. */
@ActivityInterface
public interface FittingActivities {

    /**
     * Fits every member on all data and stages the candidate. Repeating it fits again to the same result.
     *
     * @throws io.temporal.failure.ApplicationFailure {@code CorruptArtifactError}: not retried
     */
    FittedCandidate fit(FitInput input);

    record FitInput(ProductTrainingInput product, ArtifactReference data, ArtifactReference features) {}

    /**
     * @param candidate the staged fitted members
     * @param fitMillis time spent computing, without waiting for a slot
     */
    record FittedCandidate(ArtifactReference candidate, long fitMillis) {}
}
