package com.bakery.training.registry.analytics;

import java.time.LocalDate;

/** The versions trained in a day, week or month. */
public record AccuracyPeriod(LocalDate start, ModelStatistics statistics) {}
