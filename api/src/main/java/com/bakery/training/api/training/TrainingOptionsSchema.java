package com.bakery.training.api.training;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The options of a start, for the API's description; {@link TrainingOptions} checks them. A default is named in words where an operator may have set another one: a
 * client that sends what it takes for the default would override it.
 */
@Schema(
        name = "TrainingOptions",
        description = "Settings of this job's trainings. What is left out or null is as the service was started",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record TrainingOptionsSchema(
        @Schema(
                        description =
                                "Days ahead that members are weighed for, and accuracy and intervals are measured on",
                        minimum = "1",
                        maximum = "28",
                        defaultValue = "28")
                @Nullable
                Integer horizon,
        @Schema(
                        description = "Share of days the interval is meant to hold; 0.95, or PROPHET_INTERVAL_WIDTH",
                        minimum = "0",
                        exclusiveMinimum = true,
                        maximum = "1",
                        exclusiveMaximum = true)
                @Nullable
                Double intervalWidth,
        @Schema(
                        description = "Of everything that is drawn",
                        minimum = "-9007199254740992",
                        maximum = "9007199254740992")
                @Nullable
                Long seed,
        @Schema(
                        description =
                                "Seconds a product may spend on searching settings of Prophet; 0 takes them as they are",
                        minimum = "0",
                        maximum = "20",
                        defaultValue = "0")
                @Nullable
                Integer tuningSeconds,
        @Schema(description = "Prophet's; true, or PROPHET_DAILY_SEASONALITY") @Nullable Boolean dailySeasonality,
        @Schema(description = "Prophet's; true, or PROPHET_WEEKLY_SEASONALITY") @Nullable Boolean weeklySeasonality,
        @Schema(description = "Prophet's; true, or PROPHET_YEARLY_SEASONALITY") @Nullable Boolean yearlySeasonality,
        @Schema(description = "Takes the three literally, where they do harm too; false, or PROPHET_STRICT") @Nullable
                Boolean strict,
        @Schema(
                        description = "Prophet's flexibility of the trend; 0.05, or PROPHET_CHANGEPOINT_PRIOR_SCALE",
                        minimum = "0",
                        exclusiveMinimum = true,
                        maximum = "1000")
                @Nullable
                Double changepointPriorScale,
        @Schema(
                        description = "Prophet's",
                        minimum = "0",
                        exclusiveMinimum = true,
                        maximum = "1000",
                        defaultValue = "10")
                @Nullable
                Double seasonalityPriorScale,
        @Schema(
                        description = "Prophet's",
                        minimum = "0",
                        exclusiveMinimum = true,
                        maximum = "1000",
                        defaultValue = "10")
                @Nullable
                Double holidaysPriorScale,
        @Schema(description = "Prophet's", minimum = "0", maximum = "500", defaultValue = "25") @Nullable
                Integer nChangepoints,
        @Schema(
                        description = "Prophet's: share of the history in which the trend may change",
                        minimum = "0",
                        maximum = "1",
                        defaultValue = "0.8")
                @Nullable
                Double changepointRange) {}
