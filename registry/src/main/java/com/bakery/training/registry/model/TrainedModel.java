package com.bakery.training.registry.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A model version. Columns that this service added are null in rows of the old service.
 *
 * @param modelPath key of the model file in the artifact store
 * @param deployedAt when it was last deployed
 * @param promotion why it was deployed, or why not
 * @param verifiedAt when its data were last seen unchanged
 * @param damage corrupt or missing, when its file is: it is not served; null if it was intact when last looked at
 * @param metrics null where none were stored
 * @param aliases all names, in order: champion, challenger, previous and those people gave
 * @param live on sales that came after its data; null before the first day was scored
 */
public record TrainedModel(
        UUID id,
        UUID productId,
        @Nullable String productName,
        String modelVersion,
        String modelPath,
        @Nullable UUID trainingJobId,
        @Nullable String algorithm,
        @Nullable String recipe,
        @Nullable Map<String, Object> hyperparameters,
        @Nullable Integer trainingDurationSeconds,
        @Nullable Integer trainingDataPoints,
        boolean deployed,
        @Nullable Instant deployedAt,
        @Nullable String checksum,
        @Nullable String dataHash,
        @Nullable LocalDate dataFrom,
        @Nullable LocalDate dataTo,
        @Nullable String engineVersion,
        @Nullable Long seed,
        @Nullable String promotion,
        @Nullable Instant verifiedAt,
        @Nullable String damage,
        @Nullable ModelMetrics metrics,
        Instant createdAt,
        Lineage lineage,
        List<String> aliases,
        @Nullable LiveAccuracy live) {}
