package com.bakery.training.registry.model;

import java.util.UUID;

/** No such model of this tenant. */
public final class ModelNotFoundException extends RuntimeException {
    public ModelNotFoundException(UUID modelId) {
        super("Model " + modelId + " does not exist");
    }
}
