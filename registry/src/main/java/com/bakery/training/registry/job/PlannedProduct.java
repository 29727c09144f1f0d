package com.bakery.training.registry.job;

import java.util.UUID;

/** A product of a job that is not ended yet. */
public record PlannedProduct(UUID productId, String productName, int rank) {}
