package com.bakery.training.workflows.training;

import com.bakery.training.workflows.FailureType;
import io.temporal.activity.ActivityInterface;

/** Step 6, and the record of a product that could not be trained. Both are one transaction keyed by (job, product). */
@ActivityInterface
public interface RegistrationActivities {

    /**
     * Registers model, metrics, artifacts and log, decides the deployment and writes the outbox rows, only while the job
     * is running. A second call returns what the first one registered.
     *
     * @throws io.temporal.failure.ApplicationFailure {@code JobNotRunningError}: not retried, nothing was changed
     */
    RegisteredModel register(RegisterInput input);

    /** Records why a product could not be trained: row, log, event. A second call changes nothing. */
    void recordFailure(FailureRecord failure);

    /** @param trainingMillis time spent computing fit and validation */
    record RegisterInput(
            ProductTrainingInput product,
            CollectionActivities.CollectedData data,
            FittingActivities.FittedCandidate candidate,
            ValidationActivities.ValidatedCandidate validation,
            StorageActivities.StoredModel stored,
            long trainingMillis) {}

    record RegisteredModel(String modelVersion, boolean deployed) {}

    /** @param step where it failed; {@code WAITING} if the product never got that far or nobody knows */
    record FailureRecord(ProductTrainingInput product, TrainingStep step, FailureType failure, String message) {}
}
