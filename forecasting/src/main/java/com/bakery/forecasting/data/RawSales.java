package com.bakery.forecasting.data;

import java.time.LocalDate;

/** A quantity as it was recorded on a day: of the product, or of the whole shop. */
public record RawSales(LocalDate day, double quantity) {}
