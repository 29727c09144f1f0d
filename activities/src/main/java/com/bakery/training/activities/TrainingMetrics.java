package com.bakery.training.activities;

import com.bakery.training.workflows.training.JobOutcome;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hears what was trained, to be counted. Implementations are thread-safe and never throw. */
public interface TrainingMetrics {
    /** A job was admitted. */
    void jobStarted(UUID tenantId);

    /** A job has ended; {@code duration} from its admission. */
    void jobEnded(UUID tenantId, JobOutcome outcome, Duration duration);

    /** The reconciler changed a row that did not agree with its workflow, or could not look at it. */
    void jobReconciled(ReconcileOutcome outcome);

    /**
     * A model was registered.
     *
     * @param accuracyPercentage 0..100, null where it is not defined
     * @param mae null where nothing could be validated
     */
    void modelTrained(
            UUID tenantId, @Nullable String category, @Nullable Double accuracyPercentage, @Nullable Double mae);
}
