package com.bakery.training.registry.model;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which models a list shows; null means any. */
public record ModelFilter(@Nullable UUID productId, @Nullable Boolean deployed) {
    public static final ModelFilter ALL = new ModelFilter(null, null);
}
