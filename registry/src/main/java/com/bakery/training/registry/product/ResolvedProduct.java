package com.bakery.training.registry.product;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a reference: exactly one of {@code id} and {@code refusal} is present.
 *
 * @param refusal why the reference contradicts the products that are there
 */
public record ResolvedProduct(ProductReference reference, @Nullable UUID id, @Nullable String refusal) {}
