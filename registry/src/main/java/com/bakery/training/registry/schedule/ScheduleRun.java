package com.bakery.training.registry.schedule;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one scheduled time.
 *
 * @param jobId the job; null where there is none, or one per tenant
 * @param error why there is no job
 */
public record ScheduleRun(Instant scheduledAt, @Nullable UUID jobId, @Nullable String error) {}
