package com.bakery.prophet;

import com.bakery.prophet.ProphetException.Reason;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything a model is told before it sees data, with Python's names and defaults ({@link #builder()}).
 *
 * @param changepoints times of the user's changepoints; null places {@code nChangepoints} of them
 * @param nChangepoints potential changepoints, at least 0
 * @param changepointRange share of the history that may hold changepoints, 0..1
 * @param seasonalityMode mode of seasonalities and regressors that name none
 * @param holidaysMode mode of all holidays
 * @param intervalWidth width of the prediction interval, above 0, below 1
 * @param uncertaintySamples draws behind the intervals; 0 leaves the intervals out
 */
public record ProphetOptions(
        Growth growth,
        @Nullable List<LocalDateTime> changepoints,
        int nChangepoints,
        double changepointRange,
        double changepointPriorScale,
        AutoSeasonality yearlySeasonality,
        AutoSeasonality weeklySeasonality,
        AutoSeasonality dailySeasonality,
        double seasonalityPriorScale,
        double holidaysPriorScale,
        List<Seasonality> seasonalities,
        List<HolidayEvent> holidays,
        List<Regressor> regressors,
        EffectMode seasonalityMode,
        EffectMode holidaysMode,
        Scaling scaling,
        double intervalWidth,
        int uncertaintySamples) {

    private static final int MAX_COLUMNS = 10_000;
    private static final int MAX_HOLIDAY_DAYS = 500_000;

    private static final Set<String> RESERVED = Set.of(
            "trend",
            "additive_terms",
            "daily",
            "weekly",
            "yearly",
            "holidays",
            "zeros",
            "extra_regressors_additive",
            "yhat",
            "extra_regressors_multiplicative",
            "multiplicative_terms",
            "ds",
            "y",
            "cap",
            "floor",
            "y_scaled",
            "cap_scaled");

    public ProphetOptions {
        changepoints = changepoints == null ? null : List.copyOf(changepoints);
        seasonalities = List.copyOf(seasonalities);
        holidays = List.copyOf(holidays);
        regressors = List.copyOf(regressors);
        require(
                nChangepoints >= 0 && nChangepoints <= 10_000,
                "n_changepoints must lie in 0..10000, not " + nChangepoints);
        require(
                changepointRange >= 0 && changepointRange <= 1,
                "changepoint_range must lie in 0..1, not " + changepointRange);
        requirePriorScale("changepoints", changepointPriorScale);
        requirePriorScale("seasonalities", seasonalityPriorScale);
        requirePriorScale("holidays", holidaysPriorScale);
        require(
                intervalWidth > 0 && intervalWidth < 1,
                "interval_width must lie between 0 and 1, not " + intervalWidth);
        require(
                uncertaintySamples >= 0 && uncertaintySamples <= 1_000_000,
                "uncertainty_samples must lie in 0..1000000, not " + uncertaintySamples);
        requireNames(seasonalities, holidays, regressors);
        requireColumns(seasonalities, holidays, regressors);
    }

    public static ProphetOptionsBuilder builder() {
        return new ProphetOptionsBuilder();
    }

    /** A builder that starts from these options. */
    public ProphetOptionsBuilder toBuilder() {
        return new ProphetOptionsBuilder(this);
    }

    static void requirePriorScale(String what, double priorScale) {
        require(
                priorScale > 0 && priorScale < Double.POSITIVE_INFINITY,
                "prior scale of " + what + " must be above 0, not " + priorScale);
    }

    private static void requireNames(
            List<Seasonality> seasonalities, List<HolidayEvent> holidays, List<Regressor> regressors) {
        Set<String> holidayNames = new HashSet<>();
        holidays.forEach(holiday -> holidayNames.add(holiday.name()));
        Set<String> taken = new HashSet<>(holidayNames);
        holidayNames.forEach(name -> requireName("holiday", name, false));
        for (Seasonality seasonality : seasonalities) {
            requireName(
                    "seasonality",
                    seasonality.name(),
                    Set.of("daily", "weekly", "yearly").contains(seasonality.name()));
            require(taken.add(seasonality.name()), "the name " + seasonality.name() + " is used twice");
        }
        for (Regressor regressor : regressors) {
            requireName("regressor", regressor.name(), false);
            require(taken.add(regressor.name()), "the name " + regressor.name() + " is used twice");
        }
    }

    /** Bounds the design matrix before it is made: a model file or a request must not be able to ask for any amount of memory. */
    private static void requireColumns(
            List<Seasonality> seasonalities, List<HolidayEvent> holidays, List<Regressor> regressors) {
        Map<String, int[]> windows = new HashMap<>();
        long days = 0;
        for (HolidayEvent holiday : holidays) {
            int[] window = windows.computeIfAbsent(holiday.name(), name -> new int[2]);
            window[0] = Math.min(window[0], holiday.lowerWindow());
            window[1] = Math.max(window[1], holiday.upperWindow());
            days += holiday.upperWindow() - holiday.lowerWindow() + 1;
        }
        long columns = regressors.size();
        for (int[] window : windows.values()) {
            columns += window[1] - window[0] + 1;
        }
        for (Seasonality seasonality : seasonalities) {
            columns += 2L * seasonality.fourierOrder();
        }
        require(columns <= MAX_COLUMNS, "the features have " + columns + " columns; at most " + MAX_COLUMNS);
        require(days <= MAX_HOLIDAY_DAYS, "the holidays affect " + days + " days; at most " + MAX_HOLIDAY_DAYS);
    }

    private static void requireName(String what, String name, boolean mayBeReserved) {
        require(!name.isEmpty(), "the name of a " + what + " is empty");
        require(!name.contains("_delim_"), "the name of " + what + " " + name + " contains _delim_");
        require(mayBeReserved || !RESERVED.contains(name), "the name of " + what + " " + name + " is reserved");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new ProphetException(Reason.INVALID_OPTION, rule);
        }
    }
}
