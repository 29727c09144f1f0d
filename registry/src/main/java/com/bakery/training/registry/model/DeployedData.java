package com.bakery.training.registry.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a product's deployed model was trained on.
 *
 * @param dataHash null in rows of the old service
 * @param trainedAt when the model was registered
 */
public record DeployedData(UUID productId, UUID modelId, @Nullable String dataHash, Instant trainedAt) {}
