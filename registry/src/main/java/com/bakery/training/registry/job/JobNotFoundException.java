package com.bakery.training.registry.job;

import java.util.UUID;

/** No such job of this tenant. */
public final class JobNotFoundException extends RuntimeException {
    public JobNotFoundException(UUID jobId) {
        super("Job " + jobId + " does not exist");
    }
}
