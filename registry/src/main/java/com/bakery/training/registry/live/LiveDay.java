package com.bakery.training.registry.live;

import java.time.LocalDate;

/** What was sold on a day, and what a version had forecast for it. */
public record LiveDay(LocalDate day, double actual, double forecast) {
    /** Absolute error, in units. */
    public double error() {
        return Math.abs(forecast - actual);
    }
}
