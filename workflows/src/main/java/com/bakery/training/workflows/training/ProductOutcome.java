package com.bakery.training.workflows.training;

/** How a product training ended. */
public enum ProductOutcome {
    COMPLETED,
    SKIPPED,
    FAILED
}
