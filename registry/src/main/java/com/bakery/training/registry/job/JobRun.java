package com.bakery.training.registry.job;

import java.util.UUID;

/**
 * A run of a job. Work of an earlier run finds itself refused once a retry has begun.
 *
 * @param run 0 for the job itself, n for its n-th retry: the row's retry_count
 */
public record JobRun(UUID tenantId, UUID jobId, int run) {}
