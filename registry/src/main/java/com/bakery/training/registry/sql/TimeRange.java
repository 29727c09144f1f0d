package com.bakery.training.registry.sql;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The times that rows of this service can have: a TIMESTAMP cannot hold every {@link Instant}. */
public final class TimeRange {
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private TimeRange() {}

    /** {@code time}, or the nearest instant of 1970..9999; null stays null. */
    public static @Nullable Instant within(@Nullable Instant time) {
        if (time == null) {
            return null;
        }
        return time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time;
    }
}
