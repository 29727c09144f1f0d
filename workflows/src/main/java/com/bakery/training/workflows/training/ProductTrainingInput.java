package com.bakery.training.workflows.training;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which product to train.
 *
 * @param pooled what the shop's products share, trained once per job; null while there is no pooled member
 */
public record ProductTrainingInput(
        UUID tenantId, UUID jobId, int run, UUID productId, String productName, @Nullable ArtifactReference pooled) {}
