package com.bakery.training.registry.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs a history shows; null means any.
 *
 * @param from created at or after
 * @param to created before
 */
public record JobFilter(@Nullable JobStatus status, @Nullable Instant from, @Nullable Instant to) {
    /** No job was made outside of these, and a TIMESTAMP cannot hold every {@link Instant}. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    public static final JobFilter ALL = new JobFilter(null, null, null);

    /** Instants before 1970 or after 9999 are taken as the nearest of that range, which shows the same jobs. */
    public JobFilter {
        from = within(from);
        to = within(to);
    }

    private static @Nullable Instant within(@Nullable Instant time) {
        if (time == null) {
            return null;
        }
        return time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time;
    }
}
