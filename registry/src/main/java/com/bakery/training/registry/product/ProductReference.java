package com.bakery.training.registry.product;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product as an upload names it.
 *
 * @param id null where the upload names it by its name only
 * @param category null keeps the category it has
 */
public record ProductReference(@Nullable UUID id, String name, @Nullable String category) {
    public ProductReference {
        if (name.isBlank()) {
            throw new IllegalArgumentException("product must not be blank");
        }
    }
}
