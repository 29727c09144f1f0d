package com.bakery.training.registry.sales;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a product sold on the shop's last days.
 *
 * @param category null where it has none
 */
public record RecentSales(UUID productId, String productName, @Nullable String category, double quantity) {}
