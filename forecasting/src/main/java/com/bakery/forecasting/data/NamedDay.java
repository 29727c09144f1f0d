package com.bakery.forecasting.data;

import java.time.LocalDate;

/** A holiday or a named day of the shop's own calendar. */
public record NamedDay(LocalDate day, String name) {}
