package com.bakery.training.registry.job;

/**
 * How the queue stands over all tenants.
 *
 * @param running jobs that run
 * @param pending jobs that wait
 * @param oldestPendingSeconds how long the oldest of them waits; 0 when none does
 * @param stuck jobs that nothing seems to work on: running past their deadline, or waiting beside a free place, for minutes
 */
public record QueueHealth(int running, int pending, long oldestPendingSeconds, int stuck) {}
