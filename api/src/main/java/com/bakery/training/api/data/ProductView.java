package com.bakery.training.api.data;

import com.bakery.training.registry.product.ProductSummary;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product.
 *
 * @param saleDays days with a quantity above 0
 * @param totalQuantity sold over all days
 * @param firstDay and {@code lastDay} with a row; null without sales
 * @param deployedModelId null while it serves no model
 */
record ProductView(
        UUID productId,
        String productName,
        @Nullable String category,
        int saleDays,
        double totalQuantity,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        @Nullable UUID deployedModelId,
        @Nullable String deployedModelVersion) {

    static ProductView from(ProductSummary product) {
        return new ProductView(
                product.id(),
                product.name(),
                product.category(),
                product.saleDays(),
                product.quantity(),
                product.firstDay(),
                product.lastDay(),
                product.deployedModelId(),
                product.deployedVersion());
    }
}
