package com.bakery.training.registry.sales;

import java.time.LocalDate;

/** A known value of a regressor. */
public record DayValue(LocalDate day, double value) {}
