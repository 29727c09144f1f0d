package com.bakery.training.api.model;

import com.bakery.training.registry.model.TrainedModel;
import java.util.List;
import java.util.UUID;

/** The names of a version: champion, challenger and previous follow from deployments, the others are given by people. */
record AliasesView(UUID modelId, UUID productId, String modelVersion, List<String> aliases) {
    static AliasesView of(TrainedModel model, List<String> aliases) {
        return new AliasesView(model.id(), model.productId(), model.modelVersion(), aliases);
    }
}
