package com.bakery.prophet.holiday;

import java.time.LocalDate;

/** A public holiday: its day and its English name, as Prophet uses it for a column. */
public record Holiday(LocalDate date, String name) {}
