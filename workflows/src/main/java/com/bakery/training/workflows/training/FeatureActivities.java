package com.bakery.training.workflows.training;

import io.temporal.activity.ActivityInterface;

/** Step 2: what the members may look at. */
@ActivityInterface
public interface FeatureActivities {

    /**
     * Builds the named features and the specification of every member, with the options in force, and stages them.
     * Deterministic for the same data and options; repeating it stages the same content.
     *
     * @throws io.temporal.failure.ApplicationFailure {@code InvalidOptionsError}, {@code CorruptArtifactError}: not retried
     */
    EngineeredFeatures engineerFeatures(FeatureInput input);

    record FeatureInput(ProductTrainingInput product, ArtifactReference data) {}

    /** @param features the staged specification and feature list */
    record EngineeredFeatures(ArtifactReference features, int featureCount) {}
}
