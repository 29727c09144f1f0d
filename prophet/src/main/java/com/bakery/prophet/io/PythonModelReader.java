package com.bakery.prophet.io;

import com.bakery.prophet.AutoSeasonality;
import com.bakery.prophet.EffectMode;
import com.bakery.prophet.FitReport;
import com.bakery.prophet.FitReport.Ending;
import com.bakery.prophet.FittedProphet;
import com.bakery.prophet.Growth;
import com.bakery.prophet.History;
import com.bakery.prophet.HolidayEvent;
import com.bakery.prophet.ProphetOptions;
import com.bakery.prophet.Regressor;
import com.bakery.prophet.Regressor.Standardize;
import com.bakery.prophet.Scale;
import com.bakery.prophet.Scaling;
import com.bakery.prophet.Seasonality;
import com.bakery.prophet.feature.Features;
import com.bakery.prophet.feature.RegressorScaling;
import com.bakery.prophet.fit.Parameters;
import com.bakery.prophet.holiday.CountryCalendars;
import com.bakery.prophet.holiday.CountryHolidays;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns the JSON of Python's {@code model_to_json} into a model; keys that only Python needs are left alone. */
final class PythonModelReader {
    /** Seconds from 1970 to the end of the year 3938, and back to the year 1. */
    private static final double FARTHEST = 6.2135e10;

    private static final Set<String> BUILT_IN = Set.of("yearly", "weekly", "daily");

    private final StrictJson strict;
    private final JsonTree json;
    private final CountryCalendars calendars;

    PythonModelReader(StrictJson strict, JsonTree json, CountryCalendars calendars) {
        this.strict = strict;
        this.json = json;
        this.calendars = calendars;
    }

    FittedProphet model() {
        requireOneDraw();
        List<Seasonality> seasonalities = new ArrayList<>();
        json.ordered("seasonalities").forEach((name, row) -> seasonalities.add(seasonality(name, row)));
        List<RegressorScaling> regressors = new ArrayList<>();
        json.ordered("extra_regressors").forEach((name, row) -> regressors.add(regressor(name, row)));
        double start = json.number("start");
        double[] lastDates = lastDates();
        ProphetOptions options = options(seasonalities, regressors, year(start), year(lastDates[lastDates.length - 1]));
        Features features = Features.restored(options, seasonalities, regressors);
        double[] changepoints = json.numbers("changepoints_t");
        Parameters parameters = parameters(json.child("params"));
        if (parameters.delta().length != changepoints.length
                || parameters.beta().length != features.columns().size()) {
            throw JsonTree.invalid("params hold " + parameters.delta().length + " delta and "
                    + parameters.beta().length + " beta for " + changepoints.length + " changepoints and "
                    + features.columns().size() + " feature columns");
        }
        Scale scale = new Scale(
                start,
                json.positive("t_scale"),
                json.has("y_min") ? json.number("y_min") : 0,
                json.positive("y_scale"),
                json.truth("logistic_floor"));
        History history = new History(lastDates, dates, meanStep());
        return new FittedProphet(options, scale, changepoints, features, parameters, GIVEN, history);
    }

    private static final FitReport GIVEN = new FitReport(Ending.GIVEN, 0, Double.NaN, Double.NaN);
    private int dates;

    private void requireOneDraw() {
        if (json.has("mcmc_samples") && json.integer("mcmc_samples") > 0) {
            throw JsonTree.invalid("the model was sampled (mcmc_samples above 0); only models of one mode are read");
        }
    }

    private ProphetOptions options(
            List<Seasonality> seasonalities, List<RegressorScaling> regressors, int firstYear, int lastYear) {
        EffectMode seasonalityMode = mode(json.text("seasonality_mode"));
        var builder = ProphetOptions.builder()
                .growth(growth(json.text("growth")))
                .changepointRange(json.number("changepoint_range"))
                .changepointPriorScale(json.number("changepoint_prior_scale"))
                .seasonalityPriorScale(json.number("seasonality_prior_scale"))
                .holidaysPriorScale(json.number("holidays_prior_scale"))
                .seasonalityMode(seasonalityMode)
                .holidaysMode(json.hasValue("holidays_mode") ? mode(json.text("holidays_mode")) : seasonalityMode)
                .scaling(json.hasValue("scaling") ? scaling(json.text("scaling")) : Scaling.ABSMAX)
                .intervalWidth(json.number("interval_width"))
                .uncertaintySamples(uncertaintySamples());
        boolean specified = json.truth("specified_changepoints");
        if (specified && json.hasValue("changepoints")) {
            builder.changepoints(times(json.text("changepoints")));
        } else {
            builder.nChangepoints(Math.max(0, json.integer("n_changepoints")));
        }
        AutoSeasonality yearly = auto("yearly_seasonality");
        AutoSeasonality weekly = auto("weekly_seasonality");
        AutoSeasonality daily = auto("daily_seasonality");
        builder.yearlySeasonality(yearly).weeklySeasonality(weekly).dailySeasonality(daily);
        Map<String, AutoSeasonality> settings = Map.of("yearly", yearly, "weekly", weekly, "daily", daily);
        seasonalities.stream()
                .filter(seasonality -> !BUILT_IN.contains(seasonality.name())
                        || AutoSeasonality.OFF.equals(settings.get(seasonality.name())))
                .forEach(builder::seasonality);
        regressors.forEach(scaling -> builder.regressor(scaling.regressor()));
        List<HolidayEvent> holidays = holidays();
        builder.holidays(holidays);
        if (json.hasValue("country_holidays")) {
            builder.holidays(countryHolidays(json.text("country_holidays"), holidays, firstYear, lastYear));
        }
        return builder.build();
    }

    /** Python keeps a number, or false for none. */
    private int uncertaintySamples() {
        Object samples = json.scalar("uncertainty_samples");
        if (samples instanceof Boolean on) {
            return on ? 1 : 0;
        }
        if (samples instanceof Number number) {
            return number.intValue();
        }
        throw JsonTree.invalid("uncertainty_samples must be a number or false");
    }

    private AutoSeasonality auto(String key) {
        Object value = json.scalar(key);
        if (value instanceof Boolean on) {
            return AutoSeasonality.of(on);
        }
        if (value instanceof Number order) {
            return AutoSeasonality.order(order.intValue());
        }
        if ("auto".equals(value)) {
            return AutoSeasonality.AUTO;
        }
        throw JsonTree.invalid(key + " must be auto, true, false or a number");
    }

    private static Seasonality seasonality(String name, JsonTree row) {
        return new Seasonality(
                name,
                row.number("period"),
                row.integer("fourier_order"),
                row.number("prior_scale"),
                row.has("condition_name") ? row.textOrNull("condition_name") : null,
                mode(row.text("mode")));
    }

    private static RegressorScaling regressor(String name, JsonTree row) {
        Object standardize = row.scalar("standardize");
        Standardize setting =
                standardize instanceof Boolean on ? on ? Standardize.YES : Standardize.NO : Standardize.AUTO;
        Regressor regressor = new Regressor(name, row.number("prior_scale"), setting, mode(row.text("mode")));
        return new RegressorScaling(regressor, row.number("mu"), row.number("std"));
    }

    private List<HolidayEvent> holidays() {
        List<HolidayEvent> events = new ArrayList<>();
        if (json.hasValue("holidays")) {
            PandasJson.rows(strict, json.text("holidays"), row -> events.add(holiday(row)));
        }
        return events;
    }

    private static HolidayEvent holiday(Map<String, @Nullable Object> row) {
        if (!(row.get("holiday") instanceof String name)) {
            throw JsonTree.invalid("a holiday has no name");
        }
        return new HolidayEvent(
                name,
                LocalDate.ofEpochDay((long) Math.floor(PandasJson.seconds(row.get("ds")) / 86_400)),
                window(row.get("lower_window")),
                window(row.get("upper_window")),
                row.get("prior_scale") instanceof Number scale ? scale.doubleValue() : null);
    }

    private static int window(@Nullable Object days) {
        return days instanceof Number number ? number.intValue() : 0;
    }

    /** The country's holidays that the training saw, which Python computes anew for every forecast. */
    private List<HolidayEvent> countryHolidays(
            String country, List<HolidayEvent> holidays, int firstYear, int lastYear) {
        Set<String> names = new LinkedHashSet<>();
        for (Object name : PandasJson.series(strict, json.text("train_holiday_names"))) {
            names.add(String.valueOf(name));
        }
        holidays.forEach(holiday -> names.remove(holiday.name()));
        try {
            return CountryHolidays.named(calendars.of(country), names, firstYear, lastYear);
        } catch (IllegalArgumentException e) {
            throw JsonTree.invalid("country_holidays: " + e.getMessage());
        }
    }

    private double[] lastDates() {
        List<?> times = PandasJson.series(strict, json.text("history_dates"));
        dates = times.size();
        return times.stream()
                .skip(Math.max(0, dates - History.REMEMBERED))
                .mapToDouble(PandasJson::seconds)
                .toArray();
    }

    private List<LocalDateTime> times(String series) {
        return PandasJson.series(strict, series).stream()
                .map(PandasJson::seconds)
                .map(seconds -> LocalDateTime.ofEpochSecond(Math.round(seconds), 0, ZoneOffset.UTC))
                .toList();
    }

    /** Mean step of the rows in scaled time; 0 for a stub of one row. */
    private double meanStep() {
        double[] ends = {Double.NaN, Double.NaN};
        int[] rows = {0};
        PandasJson.rows(strict, json.text("history"), row -> {
            if (row.get("t") instanceof Number t) {
                ends[rows[0] == 0 ? 0 : 1] = t.doubleValue();
                rows[0]++;
            }
        });
        return rows[0] < 2 ? 0 : (ends[1] - ends[0]) / (rows[0] - 1);
    }

    private static Parameters parameters(JsonTree params) {
        return new Parameters(
                single(params, "k"),
                single(params, "m"),
                params.row("delta"),
                single(params, "sigma_obs"),
                params.row("beta"));
    }

    private static double single(JsonTree params, String key) {
        double[] row = params.row(key);
        if (row.length != 1) {
            throw JsonTree.invalid("params." + key + " holds " + row.length + " values; one is expected");
        }
        return row[0];
    }

    private static int year(double seconds) {
        if (!(Math.abs(seconds) < FARTHEST)) {
            throw JsonTree.invalid("start " + seconds + " lies outside of the years 1 to 3938");
        }
        return LocalDateTime.ofEpochSecond((long) seconds, 0, ZoneOffset.UTC).getYear();
    }

    private static EffectMode mode(String name) {
        return OptionsJson.constant(EffectMode.class, name.toUpperCase(Locale.ROOT));
    }

    private static Growth growth(String name) {
        return OptionsJson.constant(Growth.class, name.toUpperCase(Locale.ROOT));
    }

    private static Scaling scaling(String name) {
        return OptionsJson.constant(Scaling.class, name.toUpperCase(Locale.ROOT));
    }
}
