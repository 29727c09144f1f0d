package com.bakery.training.api.data;

import java.time.LocalDate;
import java.time.ZoneOffset;

/** How far ahead an upload may reach: a mistyped year would stretch every series by empty years. */
final class UploadDays {
    private static final int SALES_AHEAD = 366;
    private static final int REGRESSORS_AHEAD = 3 * 366;

    private UploadDays() {}

    /** The last day sales may have; simulations run ahead of the calendar by up to a year. */
    static LocalDate latestSale() {
        return today().plusDays(SALES_AHEAD);
    }

    /** The last day something may be known about: plans and holidays reach further than sales. */
    static LocalDate latestKnown() {
        return today().plusDays(REGRESSORS_AHEAD);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
