package com.bakery.training.registry.sql;

import org.springframework.dao.CannotAcquireLockException;

/** Another transaction of the tenant writes rows of this kind, and went on for longer than one waits for a lock. */
public final class TenantLockedException extends CannotAcquireLockException {
    private static final long serialVersionUID = 1;

    TenantLockedException(String kind, Throwable cause) {
        super("Others write the tenant's " + kind + " for longer than a transaction waits", cause);
    }
}
