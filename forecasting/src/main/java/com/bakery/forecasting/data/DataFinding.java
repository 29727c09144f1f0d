package com.bakery.forecasting.data;

import java.time.LocalDate;

/** Something the data rules saw or changed. */
public record DataFinding(Kind kind, LocalDate from, LocalDate to, String text) {
    /** What was seen. */
    public enum Kind {
        GAP,
        CLOSED_DAYS,
        OUTLIER
    }
}
