package com.bakery.training.registry.job;

/** What was asked for does not fit the state the job is in. */
public final class JobStateException extends RuntimeException {
    public JobStateException(String message) {
        super(message);
    }
}
