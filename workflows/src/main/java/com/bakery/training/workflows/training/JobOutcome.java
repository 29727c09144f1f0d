package com.bakery.training.workflows.training;

/** How a job ended. */
public enum JobOutcome {
    COMPLETED,
    FAILED,
    CANCELLED
}
