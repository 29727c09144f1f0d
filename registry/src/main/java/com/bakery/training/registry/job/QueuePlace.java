package com.bakery.training.registry.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a waiting job may expect.
 *
 * @param position 1 for the next job to be admitted, over all tenants
 * @param start when a place is likely to be free for it; null while nothing is known about the jobs before it
 * @param completion when it is likely to have ended; null while no job has been completed lately
 */
public record QueuePlace(int position, @Nullable Instant start, @Nullable Instant completion) {}
