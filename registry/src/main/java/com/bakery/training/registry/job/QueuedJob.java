package com.bakery.training.registry.job;

/**
 * A pending job and its place.
 *
 * @param position 1 for the next job to be admitted, over all tenants
 */
public record QueuedJob(int position, Job job) {}
