package com.bakery.training.registry.model;

import java.util.UUID;

/** There is nothing to roll a product back to. */
public final class NoPreviousVersionException extends RuntimeException {
    public NoPreviousVersionException(UUID productId) {
        super(
                "Product " + productId
                        + " has no previous version: none was replaced since its last rollback. Deploy a version by its id instead");
    }
}
