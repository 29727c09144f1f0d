package com.bakery.training.registry.job;

import com.bakery.training.registry.sql.TimeRange;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs a history shows; null means any.
 *
 * @param from created at or after
 * @param to created before
 */
public record JobFilter(@Nullable JobStatus status, @Nullable Instant from, @Nullable Instant to) {
    public static final JobFilter ALL = new JobFilter(null, null, null);

    /** Instants before 1970 or after 9999 are taken as the nearest of that range, which shows the same jobs. */
    public JobFilter {
        from = TimeRange.within(from);
        to = TimeRange.within(to);
    }
}
