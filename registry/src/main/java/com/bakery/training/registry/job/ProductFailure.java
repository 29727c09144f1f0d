package com.bakery.training.registry.job;

import java.util.UUID;

/** Why a product of a job could not be trained, and in which step. */
public record ProductFailure(UUID productId, String productName, String step, Failure failure) {}
