package com.bakery.training.registry.product;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product of a tenant.
 *
 * @param name unique within the tenant
 */
public record Product(UUID id, String name, @Nullable String category) {}
