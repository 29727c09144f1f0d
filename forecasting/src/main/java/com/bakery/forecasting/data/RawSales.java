package com.bakery.forecasting.data;

import java.time.LocalDate;

/**
 * A quantity as it was recorded on a day: of the product, or of the whole shop.
 *
 * @param soldOut whether nothing was left at the end of the day, so that the quantity is only a lower bound of the demand
 */
public record RawSales(LocalDate day, double quantity, boolean soldOut) {
    /** A day that did not sell out, as far as is known. */
    public RawSales(LocalDate day, double quantity) {
        this(day, quantity, false);
    }
}
