package com.bakery.training.registry.tenancy;

import java.time.Duration;

/**
 * How long the database may take before it gives up on a transaction.
 *
 * @param statement one statement
 * @param lock waiting for one lock
 * @param idle the transaction between two statements: a stuck client must not hold its locks for ever
 */
public record TransactionLimits(Duration statement, Duration lock, Duration idle) {
    /** Well above the slowest statement seen (a batch of an upload), well below an activity's timeout. */
    public static final TransactionLimits DEFAULT =
            new TransactionLimits(Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofSeconds(60));

    public TransactionLimits {
        requirePositive("statement", statement);
        requirePositive("lock", lock);
        requirePositive("idle", idle);
    }

    private static void requirePositive(String name, Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException(name + " must be above 0, not " + limit);
        }
    }
}
