package com.bakery.training.activities.support;

import com.bakery.forecasting.TrainingRefusedException;
import com.bakery.forecasting.model.InvalidFileException;
import com.bakery.training.registry.artifact.ArtifactException;
import com.bakery.training.registry.job.Failure;
import com.bakery.training.registry.job.JobNotRunningException;
import com.bakery.training.workflows.FailureType;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Failures that a repetition cannot mend, under their type names. Everything else passes through and is retried. */
public final class Failures {
    private Failures() {}

    /**
     * What {@code work} returns.
     *
     * @throws ApplicationFailure not retried, with the type of the refusal
     */
    public static <T> T typed(Supplier<T> work) {
        try {
            return work.get();
        } catch (TrainingRefusedException e) {
            throw failure(type(e.reason()), e.getMessage(), e);
        } catch (JobNotRunningException e) {
            throw failure(FailureType.JOB_NOT_RUNNING, e.getMessage(), e);
        } catch (ArtifactException | InvalidFileException e) {
            throw failure(FailureType.CORRUPT_ARTIFACT, e.getMessage(), e);
        }
    }

    /** A failure of this type: expected, so neither retried nor counted as an error of the worker. */
    public static ApplicationFailure failure(FailureType type, @Nullable String message, @Nullable Throwable cause) {
        return ApplicationFailure.newBuilder()
                .setMessage(message == null ? type.typeName() : message)
                .setType(type.typeName())
                .setNonRetryable(true)
                .setCategory(ApplicationErrorCategory.BENIGN)
                .setCause(cause)
                .build();
    }

    /** The failure in the words of rows and events. */
    public static Failure described(FailureType type, @Nullable String message) {
        return new Failure(
                type.typeName(),
                message == null ? type.typeName() : message,
                type.recommendedAction(),
                type.severity().name().toLowerCase(Locale.ROOT));
    }

    private static FailureType type(TrainingRefusedException.Reason reason) {
        return switch (reason) {
            case INSUFFICIENT_DATA -> FailureType.INSUFFICIENT_DATA;
            case NO_VARIATION -> FailureType.NO_VARIATION;
            case INVALID_DATA -> FailureType.INVALID_DATA;
            case INVALID_OPTIONS -> FailureType.INVALID_OPTIONS;
            case NO_CONVERGENCE -> FailureType.NO_CONVERGENCE;
        };
    }
}
