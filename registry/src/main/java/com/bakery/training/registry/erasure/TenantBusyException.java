package com.bakery.training.registry.erasure;

import java.util.UUID;

/** A job of the tenant runs: what it writes would outlive the erasure. */
public final class TenantBusyException extends RuntimeException {
    public TenantBusyException(UUID jobId) {
        super("Job " + jobId + " is running; stop it first");
    }
}
