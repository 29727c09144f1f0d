package com.bakery.training.api.model;

import com.bakery.training.registry.model.TrainedModel;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A model version.
 *
 * @param deployedAt when it was last deployed
 * @param promotion why it was deployed, or why not
 * @param dataFrom first and {@code dataTo} last day it was trained on
 * @param profile what kind of series the product is; null, as are the weights, in models of older versions
 * @param notes what the training had to say: decisions of the safe rules, members that failed
 * @param aliases champion, challenger, previous, and names people gave
 * @param lineage where it comes from
 * @param live how it does on sales that came after its data; null before the first day was scored
 * @param checksum SHA-256 of the model's canonical JSON
 * @param damage corrupt or missing, if its file is: then it is neither served nor deployed; null otherwise
 */
record ModelView(
        UUID modelId,
        UUID productId,
        @Nullable String productName,
        String modelVersion,
        @Nullable String algorithm,
        @JsonProperty("is_deployed") boolean deployed,
        @Nullable Instant deployedAt,
        @Nullable String promotion,
        @Nullable UUID trainingJobId,
        @Nullable Integer trainingDataPoints,
        @Nullable Integer trainingDurationSeconds,
        @Nullable LocalDate dataFrom,
        @Nullable LocalDate dataTo,
        @Nullable String engineVersion,
        @Nullable Map<String, Object> hyperparameters,
        @Nullable MetricsView metrics,
        @Nullable ProfileView profile,
        @Nullable WeightsView weights,
        List<String> notes,
        List<String> aliases,
        @Nullable String checksum,
        LineageView lineage,
        @Nullable LiveView live,
        @Nullable String damage,
        Instant createdAt) {

    static ModelView from(TrainedModel model) {
        ModelDetails details = ModelDetails.of(model);
        return new ModelView(
                model.id(),
                model.productId(),
                model.productName(),
                model.modelVersion(),
                model.algorithm(),
                model.deployed(),
                model.deployedAt(),
                model.promotion(),
                model.trainingJobId(),
                model.trainingDataPoints(),
                model.trainingDurationSeconds(),
                model.dataFrom(),
                model.dataTo(),
                model.engineVersion(),
                model.hyperparameters(),
                MetricsView.from(model.metrics()),
                details.profile(),
                details.weights(),
                details.notes(),
                model.aliases(),
                model.checksum(),
                LineageView.from(model),
                LiveView.from(model.live()),
                model.damage(),
                model.createdAt());
    }
}
