package com.bakery.training.registry.model;

import java.util.UUID;

/** A version that cannot be deleted now. */
public final class ModelInUseException extends RuntimeException {
    /** @param why the rest of a sentence about the version */
    public ModelInUseException(UUID modelId, String why) {
        super("Model " + modelId + " " + why);
    }
}
