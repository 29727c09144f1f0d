package com.bakery.training.api.data;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One sale as uploaded; several may concern the same product and day.
 *
 * @param quantity may be negative: a correction
 * @param soldOut the shelf was empty before closing
 */
record SalesRow(
        LocalDate day,
        String product,
        @Nullable UUID productId,
        double quantity,
        @Nullable Double unitPrice,
        @Nullable String category,
        @Nullable Boolean soldOut) {

    static final Set<String> REQUIRED = Set.of("date", "product", "quantity");

    /** @throws RowRefusedException naming the field, the value and the rule */
    static SalesRow parse(Row row, LocalDate latest) {
        LocalDate day = row.day("date", latest);
        String product = row.required("product");
        row.required("quantity");
        Double quantity = row.number("quantity");
        Double price = row.number("unit_price");
        if (price != null && price < 0) {
            throw new RowRefusedException("unit_price", "'" + price + "' is negative");
        }
        return new SalesRow(
                day,
                product,
                row.id("product_id"),
                quantity == null ? 0 : quantity,
                price,
                row.text("category"),
                row.flag("sold_out"));
    }
}
