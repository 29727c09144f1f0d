package com.bakery.training.registry.product;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product with what is known of its sales and the version it serves.
 *
 * @param saleDays days with a quantity above 0
 * @param firstDay first and last day with a row; null without sales
 * @param deployedModelId null while no version is deployed
 */
public record ProductSummary(
        UUID id,
        String name,
        @Nullable String category,
        int saleDays,
        double quantity,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        @Nullable UUID deployedModelId,
        @Nullable String deployedVersion) {}
