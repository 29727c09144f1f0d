package com.bakery.forecasting.data;

import java.time.LocalDate;

/**
 * Something the data rules saw or changed.
 *
 * @param to last day, included; the same as {@code from} for a single day
 * @param value the finding as a number, always finite; its meaning is the kind's
 * @param text one or two sentences for the people of the shop
 */
public record DataFinding(Kind kind, LocalDate from, LocalDate to, double value, String text) {
    /** What was seen, and what its value is. */
    public enum Kind {
        /** A long stretch of open days without a sale; the value is their number. */
        GAP,
        /** The shop sold nothing; the value is the number of such days. */
        CLOSED_DAYS,
        /** A spike that was taken back; the value is the quantity recorded. */
        OUTLIER,
        /** The first day of a new level; the value is its ratio to the level before. */
        LEVEL_SHIFT,
        /** Days marked sold out, whose demand was estimated; the value is their number. */
        STOCK_OUT,
        /** Open days in a row without a sale that chance hardly explains and nobody marked; the value is their number. Nothing is changed. */
        SUSPECTED_STOCK_OUT
    }
}
