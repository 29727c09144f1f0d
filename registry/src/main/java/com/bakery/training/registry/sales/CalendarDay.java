package com.bakery.training.registry.sales;

import java.time.LocalDate;

/** A named day of the shop's own calendar. */
public record CalendarDay(LocalDate day, String name) {
    public CalendarDay {
        if (name.isBlank()) {
            throw new IllegalArgumentException("The holiday on " + day + " needs a name");
        }
    }
}
