package com.bakery.training.registry.job;

/** An Idempotency-Key that was used before with another body. */
public final class IdempotencyConflictException extends RuntimeException {
    public IdempotencyConflictException(String key) {
        super("Idempotency-Key was used before with another body: " + key);
    }
}
