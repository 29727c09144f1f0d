package com.bakery.training.registry.job;

/**
 * Products of a job by how they ended.
 *
 * @param total products of the job
 * @param completed trained and registered
 * @param skipped unchanged since their deployed model
 * @param failed could not be trained
 */
public record ProductCounts(int total, int completed, int skipped, int failed) {}
