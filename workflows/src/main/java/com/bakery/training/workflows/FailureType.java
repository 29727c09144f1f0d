package com.bakery.training.workflows;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every way a product or a job can fail, with what to do about it. {@link #typeName()} is the type of the Temporal
 * {@code ApplicationFailure}, the {@code error_type} of rows and events, and never changes.
 */
public enum FailureType {
    INSUFFICIENT_DATA("InsufficientDataError", Severity.MEDIUM, "Collect more sales data before retraining"),
    NO_SALES(
            "NoSalesError", Severity.HIGH, "Upload sales, or mend the Sales Service named in the job's log, and retry"),
    NO_VARIATION(
            "NoVariationError",
            Severity.LOW,
            "Check that the product's quantities are recorded; a constant series needs no model"),
    UNKNOWN_PRODUCT(
            "UnknownProductError", Severity.MEDIUM, "Upload sales for the product or remove it from the request"),
    INVALID_DATA("InvalidDataError", Severity.MEDIUM, "Correct the rows named in the message and upload them again"),
    INVALID_OPTIONS("InvalidOptionsError", Severity.MEDIUM, "Correct the option named in the message and start again"),
    NO_CONVERGENCE(
            "NoConvergenceError", Severity.MEDIUM, "Look at the product's data findings for outliers or level shifts"),
    JOB_NOT_RUNNING("JobNotRunningError", Severity.LOW, "None: the job was stopped or has ended"),
    CORRUPT_ARTIFACT("CorruptArtifactError", Severity.HIGH, "Check the model storage for disk errors, then retrain"),
    DEADLINE_EXCEEDED("DeadlineExceededError", Severity.HIGH, "Retry the job, or raise MAX_TRAINING_TIME_MINUTES"),
    ALL_PRODUCTS_FAILED("AllProductsFailedError", Severity.HIGH, "Look at the reasons of the products and retry"),
    UNEXPECTED("UnexpectedError", Severity.HIGH, "Retry; if it fails again, report the message and the job's logs");

    /** How loudly a failure is reported. */
    public enum Severity {
        LOW,
        MEDIUM,
        HIGH
    }

    private final String typeName;
    private final Severity severity;
    private final String recommendedAction;

    FailureType(String typeName, Severity severity, String recommendedAction) {
        this.typeName = typeName;
        this.severity = severity;
        this.recommendedAction = recommendedAction;
    }

    public String typeName() {
        return typeName;
    }

    public Severity severity() {
        return severity;
    }

    public String recommendedAction() {
        return recommendedAction;
    }

    /** The failure type with this name, or empty for a name of somebody else's failure. */
    public static Optional<FailureType> named(String typeName) {
        return Arrays.stream(values())
                .filter(type -> type.typeName.equals(typeName))
                .findFirst();
    }

    /** Names of the failures that a repetition cannot mend: the do-not-retry list of every activity. */
    public static String[] doNotRetry() {
        return Arrays.stream(values())
                .filter(type -> type != UNEXPECTED)
                .map(FailureType::typeName)
                .toArray(String[]::new);
    }
}
