package com.bakery.training.registry.sales;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was sold of a product on a day.
 *
 * @param quantity finite, at least 0
 * @param unitPrice null where unknown
 * @param soldOut whether it ran out before closing; null where unknown
 */
public record SaleRow(
        UUID productId, LocalDate day, double quantity, @Nullable Double unitPrice, @Nullable Boolean soldOut) {
    public SaleRow {
        if (!(quantity >= 0) || quantity == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("quantity must be at least 0, not " + quantity);
        }
    }
}
