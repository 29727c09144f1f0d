package com.bakery.training.registry.sales;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One day of a product's series; days without a row are left out. */
public record DailySale(LocalDate day, double quantity, @Nullable Double unitPrice, @Nullable Boolean soldOut) {}
