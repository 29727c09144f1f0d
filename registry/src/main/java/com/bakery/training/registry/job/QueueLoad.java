package com.bakery.training.registry.job;

/** Jobs of all tenants that run, and that wait. */
public record QueueLoad(int running, int pending) {}
