package com.bakery.forecasting;

import java.util.Map;
import java.util.TreeMap;

/**
 * The settings a training runs under, resolved: what the environment says, overridden by what the job asked for.
 *
 * @param minTrainingDays days with a quantity above 0 that a product needs, at least 2
 * @param horizonDays days ahead the members are weighed for, 1..28
 * @param intervalWidth share of days the interval is meant to hold, above 0, below 1
 * @param seed of everything that is drawn
 */
public record PipelineOptions(
        int minTrainingDays, int horizonDays, double intervalWidth, long seed, ProphetSettings prophet) {
    /** The old service's defaults. */
    public static final PipelineOptions DEFAULT = new PipelineOptions(30, 28, 0.95, 20251106L, ProphetSettings.DEFAULT);

    public PipelineOptions {
        OptionRules.require(
                minTrainingDays >= 2 && minTrainingDays <= 3650, "min_training_data_days", minTrainingDays, "2..3650");
        OptionRules.require(horizonDays >= 1 && horizonDays <= 28, "horizon", horizonDays, "1..28");
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
                (int) values.whole("n_changepoints", prophet.changepoints),
                values.number("changepoint_range", prophet.changepointRange));
        PipelineOptions result = new PipelineOptions(
                minTrainingDays,
                (int) values.whole("horizon", horizonDays),
                values.number("interval_width", intervalWidth),
                values.whole("seed", seed),
                merged);
        values.requireNoneLeft();
        return result;
    }
}
