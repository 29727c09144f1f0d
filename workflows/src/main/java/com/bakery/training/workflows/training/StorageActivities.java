package com.bakery.training.workflows.training;

import io.temporal.activity.ActivityInterface;
import java.util.List;
import java.util.Objects;

/** Step 5: the model file. */
@ActivityInterface
public interface StorageActivities {

    /**
     * Writes the model file from candidate and validation. The version is reserved per (job, product), so repeating it
     * writes the same file again.
     *
     * @throws io.temporal.failure.ApplicationFailure {@code NoConvergenceError} if the fitted members do not forecast finite numbers, {@code CorruptArtifactError}: not
     *     retried
     */
    StoredModel store(StoreInput input);

    record StoreInput(
            ProductTrainingInput product,
            ArtifactReference data,
            ArtifactReference features,
            ArtifactReference candidate,
            ArtifactReference validation) {}

    /**
     * @param model the model file
     * @param featureList the file with the named features
     * @param modelVersion UTC {@code yyyyMMdd_HHmmss}
     * @param checksum SHA-256 of the canonical uncompressed JSON
     * @param notes what the steps before had to say: decisions of the safe rules, members that failed
     */
    record StoredModel(
            ArtifactReference model,
            ArtifactReference featureList,
            String modelVersion,
            String checksum,
            List<String> notes) {
        /** Runs that began before there were notes have none. */
        public StoredModel {
            notes = List.copyOf(Objects.requireNonNullElse(notes, List.of()));
        }
    }
}
