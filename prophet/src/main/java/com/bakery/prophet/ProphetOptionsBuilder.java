package com.bakery.prophet;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects options from Python's defaults on; {@link #build()} checks them. */
public final class ProphetOptionsBuilder {
    private Growth growth = Growth.LINEAR;
    private @Nullable List<LocalDateTime> changepoints;
    private int nChangepoints = 25;
    private double changepointRange = 0.8;
    private double changepointPriorScale = 0.05;
    private AutoSeasonality yearlySeasonality = AutoSeasonality.AUTO;
    private AutoSeasonality weeklySeasonality = AutoSeasonality.AUTO;
    private AutoSeasonality dailySeasonality = AutoSeasonality.AUTO;
    private double seasonalityPriorScale = 10;
    private double holidaysPriorScale = 10;
    private final List<Seasonality> seasonalities = new ArrayList<>();
    private final List<HolidayEvent> holidays = new ArrayList<>();
    private final List<Regressor> regressors = new ArrayList<>();
    private EffectMode seasonalityMode = EffectMode.ADDITIVE;
    private @Nullable EffectMode holidaysMode;
    private Scaling scaling = Scaling.ABSMAX;
    private double intervalWidth = 0.8;
    private int uncertaintySamples = 1000;

    ProphetOptionsBuilder() {}

    ProphetOptionsBuilder(ProphetOptions options) {
        growth = options.growth();
        changepoints = options.changepoints();
        nChangepoints = options.nChangepoints();
        changepointRange = options.changepointRange();
        changepointPriorScale = options.changepointPriorScale();
        yearlySeasonality = options.yearlySeasonality();
        weeklySeasonality = options.weeklySeasonality();
        dailySeasonality = options.dailySeasonality();
        seasonalityPriorScale = options.seasonalityPriorScale();
        holidaysPriorScale = options.holidaysPriorScale();
        seasonalities.addAll(options.seasonalities());
        holidays.addAll(options.holidays());
        regressors.addAll(options.regressors());
        seasonalityMode = options.seasonalityMode();
        holidaysMode = options.holidaysMode();
        scaling = options.scaling();
        intervalWidth = options.intervalWidth();
        uncertaintySamples = options.uncertaintySamples();
    }

    public ProphetOptionsBuilder growth(Growth form) {
        growth = form;
        return this;
    }

    public ProphetOptionsBuilder changepoints(List<LocalDateTime> times) {
        changepoints = List.copyOf(times);
        nChangepoints = times.size();
        return this;
    }

    public ProphetOptionsBuilder nChangepoints(int count) {
        nChangepoints = count;
        return this;
    }

    public ProphetOptionsBuilder changepointRange(double range) {
        changepointRange = range;
        return this;
    }

    public ProphetOptionsBuilder changepointPriorScale(double scale) {
        changepointPriorScale = scale;
        return this;
    }

    public ProphetOptionsBuilder yearlySeasonality(AutoSeasonality setting) {
        yearlySeasonality = setting;
        return this;
    }

    public ProphetOptionsBuilder weeklySeasonality(AutoSeasonality setting) {
        weeklySeasonality = setting;
        return this;
    }

    public ProphetOptionsBuilder dailySeasonality(AutoSeasonality setting) {
        dailySeasonality = setting;
        return this;
    }

    public ProphetOptionsBuilder seasonalityPriorScale(double scale) {
        seasonalityPriorScale = scale;
        return this;
    }

    /** Prior scale of holidays and, as in Python, of regressors that name none. */
    public ProphetOptionsBuilder holidaysPriorScale(double scale) {
        holidaysPriorScale = scale;
        return this;
    }

    public ProphetOptionsBuilder seasonality(Seasonality seasonality) {
        seasonalities.add(seasonality);
        return this;
    }

    /** Forgets the seasonalities added so far. */
    public ProphetOptionsBuilder withoutSeasonalities() {
        seasonalities.clear();
        return this;
    }

    public ProphetOptionsBuilder holidays(List<HolidayEvent> events) {
        holidays.addAll(events);
        return this;
    }

    /** Adds a regressor with the holidays prior scale set so far and automatic standardising. */
    public ProphetOptionsBuilder regressor(String name) {
        return regressor(new Regressor(name, holidaysPriorScale, Regressor.Standardize.AUTO));
    }

    public ProphetOptionsBuilder regressor(Regressor regressor) {
        regressors.add(regressor);
        return this;
    }

    /** Mode of every effect that names none. */
    public ProphetOptionsBuilder seasonalityMode(EffectMode mode) {
        seasonalityMode = mode;
        return this;
    }

    /** Mode of all holidays; without it they follow the seasonality mode. */
    public ProphetOptionsBuilder holidaysMode(EffectMode mode) {
        holidaysMode = mode;
        return this;
    }

    public ProphetOptionsBuilder scaling(Scaling value) {
        scaling = value;
        return this;
    }

    public ProphetOptionsBuilder intervalWidth(double width) {
        intervalWidth = width;
        return this;
    }

    public ProphetOptionsBuilder uncertaintySamples(int samples) {
        uncertaintySamples = samples;
        return this;
    }

    /**
     * The checked options.
     *
     * @throws ProphetException INVALID_OPTION, naming the option, its value and its range
     */
    public ProphetOptions build() {
        return new ProphetOptions(
                growth,
                changepoints,
                nChangepoints,
                changepointRange,
                changepointPriorScale,
                yearlySeasonality,
                weeklySeasonality,
                dailySeasonality,
                seasonalityPriorScale,
                holidaysPriorScale,
                seasonalities,
                holidays,
                regressors,
                seasonalityMode,
                holidaysMode == null ? seasonalityMode : holidaysMode,
                scaling,
                intervalWidth,
                uncertaintySamples);
    }
}
