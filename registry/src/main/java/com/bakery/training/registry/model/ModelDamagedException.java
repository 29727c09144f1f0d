package com.bakery.training.registry.model;

import java.util.UUID;

/** The file of this version is damaged, so no product may serve it. */
public final class ModelDamagedException extends RuntimeException {
    public ModelDamagedException(UUID modelId) {
        super("The file of model " + modelId + " is damaged; it is not deployed. Train the product again");
    }
}
