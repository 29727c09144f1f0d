package com.bakery.forecasting;

import java.util.Map;
import java.util.TreeMap;

/**
 * The settings a training runs under, resolved: what the environment says, overridden by what the job asked for.
 *
 * @param minTrainingDays days with a quantity above 0 that a product needs, at least 1; with fewer than 30 it is forecast from priors, too
 * @param horizonDays days ahead the members are weighed for, and accuracy and intervals are measured on, 1..28; forecasts reach further all the same
 * @param intervalWidth share of days the interval is meant to hold, above 0, below 1
 * @param seed of everything that is drawn
 * @param tuningSeconds time a product may spend on searching settings of the Prophet member, 0..20; 0 takes them as they are
 */
public record PipelineOptions(
        int minTrainingDays,
        int horizonDays,
        double intervalWidth,
        long seed,
        int tuningSeconds,
        ProphetSettings prophet) {
    /** The old service's defaults. */
    public static final PipelineOptions DEFAULT =
            new PipelineOptions(30, 28, 0.95, 20251106L, 0, ProphetSettings.DEFAULT);

    public PipelineOptions {
        OptionRules.require(
                minTrainingDays >= 1 && minTrainingDays <= 3650, "min_training_data_days", minTrainingDays, "1..3650");
        OptionRules.require(horizonDays >= 1 && horizonDays <= 28, "horizon", horizonDays, "1..28");
        OptionRules.require(tuningSeconds >= 0 && tuningSeconds <= 20, "tuning_seconds", tuningSeconds, "0..20");
        OptionRules.require(intervalWidth > 0 && intervalWidth < 1, "interval_width", intervalWidth, "between 0 and 1");
    }

    /**
     * Settings of the Prophet member under the old service's names.
     *
     * @param strict takes the three seasonalities literally, where they do harm too
     */
    public record ProphetSettings(
            boolean dailySeasonality,
            boolean weeklySeasonality,
            boolean yearlySeasonality,
            boolean strict,
            double changepointPriorScale,
            double seasonalityPriorScale,
            double holidaysPriorScale,
            int changepoints,
            double changepointRange) {
        public static final ProphetSettings DEFAULT =
                new ProphetSettings(true, true, true, false, 0.05, 10, 10, 25, 0.8);

        public ProphetSettings {
            OptionRules.requireScale("changepoint_prior_scale", changepointPriorScale);
            OptionRules.requireScale("seasonality_prior_scale", seasonalityPriorScale);
            OptionRules.requireScale("holidays_prior_scale", holidaysPriorScale);
            OptionRules.require(changepoints >= 0 && changepoints <= 500, "n_changepoints", changepoints, "0..500");
            OptionRules.require(
                    changepointRange >= 0 && changepointRange <= 1, "changepoint_range", changepointRange, "0..1");
        }

        /** These settings with other prior scales of changepoints and seasonalities. */
        public ProphetSettings scaled(double ofChangepoints, double ofSeasonalities) {
            return new ProphetSettings(
                    dailySeasonality,
                    weeklySeasonality,
                    yearlySeasonality,
                    strict,
                    ofChangepoints,
                    ofSeasonalities,
                    holidaysPriorScale,
                    changepoints,
                    changepointRange);
        }
    }

    /** These options with other settings of the Prophet member. */
    public PipelineOptions with(ProphetSettings settings) {
        return new PipelineOptions(minTrainingDays, horizonDays, intervalWidth, seed, tuningSeconds, settings);
    }

    /**
     * These options with the options of a start request on top, under Prophet's names, {@code horizon} and {@code seed}.
     *
     * @throws TrainingRefusedException INVALID_OPTIONS naming an unknown option, or a value and its range
     */
    public PipelineOptions withOverrides(Map<String, Object> overrides) {
        Map<String, Object> left = new TreeMap<>(overrides);
        OptionValues values = new OptionValues(left);
        ProphetSettings merged = new ProphetSettings(
                values.flag("daily_seasonality", prophet.dailySeasonality),
                values.flag("weekly_seasonality", prophet.weeklySeasonality),
                values.flag("yearly_seasonality", prophet.yearlySeasonality),
                values.flag("strict", prophet.strict),
                values.number("changepoint_prior_scale", prophet.changepointPriorScale),
                values.number("seasonality_prior_scale", prophet.seasonalityPriorScale),
                values.number("holidays_prior_scale", prophet.holidaysPriorScale),
                values.count("n_changepoints", prophet.changepoints),
                values.number("changepoint_range", prophet.changepointRange));
        PipelineOptions result = new PipelineOptions(
                minTrainingDays,
                values.count("horizon", horizonDays),
                values.number("interval_width", intervalWidth),
                values.whole("seed", seed),
                values.count("tuning_seconds", tuningSeconds),
                merged);
        values.requireNoneLeft();
        return result;
    }
}
