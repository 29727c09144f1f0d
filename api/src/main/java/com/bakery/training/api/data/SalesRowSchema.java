package com.bakery.training.api.data;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The shape of a JSON row, for the API's description; rows are read one by one, not through this. */
@Schema(
        name = "SalesRow",
        requiredProperties = {"date", "product", "quantity"})
record SalesRowSchema(
        LocalDate date,
        @Schema(minLength = 1) String product,
        double quantity,
        @Nullable Double unitPrice,
        @Nullable String category,
        @Nullable UUID productId,
        @Nullable Boolean soldOut) {}
