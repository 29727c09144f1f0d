package com.bakery.training.registry.model;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which models a list shows; null means any. */
public record ModelFilter(@Nullable UUID productId, @Nullable Boolean deployed, @Nullable String alias) {
    public static final ModelFilter ALL = new ModelFilter(null, null);

    /** By product and deployment, whatever their names. */
    public ModelFilter(@Nullable UUID productId, @Nullable Boolean deployed) {
        this(productId, deployed, null);
    }
}
