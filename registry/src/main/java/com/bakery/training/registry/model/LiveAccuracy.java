package com.bakery.training.registry.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a version does on sales that came after its data.
 *
 * @param daysScored open days that did not sell out
 * @param wape as a fraction; null where nothing was sold
 * @param bias sum of (forecast - actual) over the sum of actuals; null with wape
 * @param mae mean absolute error; null without a day
 * @param lastDay the last of the days; null without one
 * @param driftedAt when it was seen to have drifted; null while it has not
 * @param driftJobId the retraining that its drift started
 */
public record LiveAccuracy(
        int daysScored,
        @Nullable Double wape,
        @Nullable Double bias,
        @Nullable Double mae,
        @Nullable LocalDate lastDay,
        @Nullable Instant driftedAt,
        @Nullable UUID driftJobId) {}
