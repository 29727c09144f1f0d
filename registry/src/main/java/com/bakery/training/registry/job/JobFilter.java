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
    public static final JobFilter ALL = new JobFilter(null, null, null);
}
