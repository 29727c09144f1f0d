package com.bakery.forecasting.cli;

import com.bakery.prophet.AutoSeasonality;
import com.bakery.prophet.EffectMode;
import com.bakery.prophet.Growth;
import com.bakery.prophet.HolidayEvent;
import com.bakery.prophet.ProphetException;
import com.bakery.prophet.ProphetException.Reason;
import com.bakery.prophet.ProphetOptions;
import com.bakery.prophet.ProphetOptionsBuilder;
import com.bakery.prophet.Regressor;
import com.bakery.prophet.Regressor.Standardize;
import com.bakery.prophet.Scale;
import com.bakery.prophet.Scaling;
import com.bakery.prophet.Seasonality;
import com.bakery.prophet.Solver;
import com.bakery.prophet.TimeSeries;
import com.bakery.prophet.holiday.CountryCalendars;
import com.bakery.prophet.holiday.CountryHolidays;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The options of a fit as JSON: {@code prophet} (the arguments of Python's constructor), {@code holidays}, {@code country_holidays},
 * {@code seasonalities}, {@code regressors} (the arguments of Python's add functions), {@code fit}, {@code rows} ([first, end) of the data). A key that
 * is not known is an error; {@code input} and {@code note} are for people.
 */
final class OptionsFile {
    private static final int MAX_BYTES = 16 * 1024 * 1024;
    private static final int MAX_MESSAGE = 300;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();
    private static final Set<String> KEYS = Set.of(
            "prophet", "holidays", "country_holidays", "seasonalities", "regressors", "fit", "rows", "input", "note");

    private final JsonNode json;

    private OptionsFile(JsonNode json) {
        this.json = json;
        requireKeys("options", json, KEYS);
    }

    /** The options in a file; without one none. */
    static OptionsFile read(@Nullable Path file) {
        if (file == null) {
            return new OptionsFile(JSON.createObjectNode());
        }
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw invalid(file + " has more than " + MAX_BYTES + " bytes");
            }
            return new OptionsFile(JSON.readTree(Files.readAllBytes(file)));
        } catch (JacksonException e) {
            throw invalid(file + " is no valid JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Columns of the data that the options name, and those of a logistic trend. */
    Set<String> columns() {
        Set<String> names = new TreeSet<>(Set.of(Scale.CAP, Scale.FLOOR));
        list("regressors").forEach(row -> names.add(text(row, "name")));
        list("seasonalities").forEach(row -> {
            if (row.hasNonNull("condition_name")) {
                names.add(text(row, "condition_name"));
            }
        });
        return names;
    }

    private JsonNode list(String key) {
        return list(key, json.path(key));
    }

    private static JsonNode list(String name, JsonNode value) {
        if (!value.isArray() && !value.isMissingNode() && !value.isNull()) {
            throw invalid(name + " must be a list, not " + value);
        }
        return value;
    }

    /** The rows of the data that are trained on. */
    TimeSeries slice(TimeSeries series) {
        JsonNode rows = json.path("rows");
        if (rows.isMissingNode() || rows.isNull()) {
            return series;
        }
        if (!rows.isArray()
                || rows.size() != 2
                || !rows.get(0).isInt()
                || !rows.get(1).isInt()) {
            throw invalid("rows must be [first, end)");
        }
        int first = rows.get(0).asInt();
        int end = Math.min(rows.get(1).asInt(), series.size());
        if (first < 0 || first >= end) {
            throw invalid("rows [" + first + ", " + end + ") are not among the " + series.size() + " of the data");
        }
        return series.rows(IntStream.range(first, end).toArray());
    }

    /** Which solver {@code fit} asks for: Python's L-BFGS by name, the exact one for Newton's method, which ends at the same mode, and otherwise. */
    Solver solver() {
        JsonNode fit = json.path("fit");
        requireKeys("fit", fit, Set.of("algorithm", "seed", "iter", "show_console", "inits"));
        return switch (fit.path("algorithm").asString("").toLowerCase(Locale.ROOT)) {
            case "lbfgs" -> Solver.STAN_LBFGS;
            case "newton", "" -> Solver.EXACT;
            default -> throw invalid("fit.algorithm must be LBFGS or Newton, not " + fit.path("algorithm"));
        };
    }

    /**
     * The options for this history; a country's holidays are those of its years.
     *
     * @throws ProphetException INVALID_OPTION naming the key and what is wrong with it
     */
    ProphetOptions prophet(TimeSeries history, CountryCalendars calendars) {
        ProphetOptionsBuilder builder = ProphetOptions.builder();
        JsonNode arguments = json.path("prophet");
        requireObject("prophet", arguments);
        arguments.propertyNames().forEach(name -> apply(builder, name, arguments.get(name)));
        double seasonalityPriorScale = arguments.path("seasonality_prior_scale").asDouble(10);
        double holidaysPriorScale = arguments.path("holidays_prior_scale").asDouble(10);
        builder.holidays(holidays());
        countryHolidays(builder, history, calendars);
        list("seasonalities").forEach(row -> builder.seasonality(seasonality(row, seasonalityPriorScale)));
        list("regressors").forEach(row -> builder.regressor(regressor(row, holidaysPriorScale)));
        return builder.build();
    }

    private static void apply(ProphetOptionsBuilder builder, String name, JsonNode value) {
        switch (name) {
            case "growth" -> builder.growth(constant(Growth.class, name, value));
            case "changepoints" -> {
                if (!value.isNull()) {
                    List<LocalDateTime> times = new ArrayList<>();
                    list(name, value).forEach(time -> times.add(time(name, time.asString(""))));
                    builder.changepoints(times);
                }
            }
            case "n_changepoints" -> builder.nChangepoints(integer(name, value));
            case "changepoint_range" -> builder.changepointRange(number(name, value));
            case "changepoint_prior_scale" -> builder.changepointPriorScale(number(name, value));
            case "yearly_seasonality" -> builder.yearlySeasonality(auto(name, value));
            case "weekly_seasonality" -> builder.weeklySeasonality(auto(name, value));
            case "daily_seasonality" -> builder.dailySeasonality(auto(name, value));
            case "seasonality_mode" -> builder.seasonalityMode(constant(EffectMode.class, name, value));
            case "holidays_mode" -> {
                if (!value.isNull()) {
                    builder.holidaysMode(constant(EffectMode.class, name, value));
                }
            }
            case "seasonality_prior_scale" -> builder.seasonalityPriorScale(number(name, value));
            case "holidays_prior_scale" -> builder.holidaysPriorScale(number(name, value));
            case "interval_width" -> builder.intervalWidth(number(name, value));
            case "uncertainty_samples" ->
                builder.uncertaintySamples(value.isBoolean() ? (value.asBoolean() ? 1 : 0) : integer(name, value));
            case "scaling" -> builder.scaling(constant(Scaling.class, name, value));
            case "mcmc_samples" -> {
                if (integer(name, value) != 0) {
                    throw invalid("mcmc_samples must be 0: the posterior is not sampled");
                }
            }
            case "stan_backend" -> {
                // names the program that Python runs; there is none here
            }
            default -> throw invalid("prophet." + name + " is no argument of Prophet");
        }
    }

    private List<HolidayEvent> holidays() {
        List<HolidayEvent> events = new ArrayList<>();
        for (JsonNode row : list("holidays")) {
            requireKeys("holidays", row, Set.of("holiday", "ds", "lower_window", "upper_window", "prior_scale"));
            events.add(new HolidayEvent(
                    text(row, "holiday"),
                    time("holidays.ds", text(row, "ds")).toLocalDate(),
                    row.hasNonNull("lower_window") ? integer("lower_window", row.get("lower_window")) : 0,
                    row.hasNonNull("upper_window") ? integer("upper_window", row.get("upper_window")) : 0,
                    row.hasNonNull("prior_scale") ? number("prior_scale", row.get("prior_scale")) : null));
        }
        return events;
    }

    private void countryHolidays(ProphetOptionsBuilder builder, TimeSeries history, CountryCalendars calendars) {
        JsonNode country = json.path("country_holidays");
        if (country.isMissingNode() || country.isNull()) {
            return;
        }
        if (history.size() == 0) {
            throw new ProphetException(Reason.INVALID_DATA, "the data have no rows");
        }
        try {
            builder.holidays(CountryHolidays.of(
                    calendars.of(country.asString("")),
                    year(Arrays.stream(history.ds()).min().orElseThrow()),
                    year(Arrays.stream(history.ds()).max().orElseThrow())));
        } catch (IllegalArgumentException e) {
            throw invalid("country_holidays: " + e.getMessage());
        }
    }

    private static int year(double seconds) {
        return LocalDateTime.ofEpochSecond((long) Math.floor(seconds), 0, ZoneOffset.UTC)
                .getYear();
    }

    private static Seasonality seasonality(JsonNode row, double priorScale) {
        requireKeys(
                "seasonalities",
                row,
                Set.of("name", "period", "fourier_order", "prior_scale", "mode", "condition_name"));
        return new Seasonality(
                text(row, "name"),
                number("period", row.path("period")),
                integer("fourier_order", row.path("fourier_order")),
                row.hasNonNull("prior_scale") ? number("prior_scale", row.get("prior_scale")) : priorScale,
                row.hasNonNull("condition_name") ? text(row, "condition_name") : null,
                mode(row));
    }

    private static Regressor regressor(JsonNode row, double priorScale) {
        requireKeys("regressors", row, Set.of("name", "prior_scale", "standardize", "mode"));
        return new Regressor(
                text(row, "name"),
                row.hasNonNull("prior_scale") ? number("prior_scale", row.get("prior_scale")) : priorScale,
                standardize(row.path("standardize")),
                mode(row));
    }

    private static Standardize standardize(JsonNode value) {
        if (value.isBoolean()) {
            return value.asBoolean() ? Standardize.YES : Standardize.NO;
        }
        if (value.isMissingNode() || value.isNull() || value.asString("").equals("auto")) {
            return Standardize.AUTO;
        }
        throw invalid("standardize must be \"auto\", true or false, not " + value);
    }

    private static @Nullable EffectMode mode(JsonNode row) {
        return row.hasNonNull("mode") ? constant(EffectMode.class, "mode", row.get("mode")) : null;
    }

    private static AutoSeasonality auto(String name, JsonNode value) {
        if (value.isBoolean()) {
            return AutoSeasonality.of(value.asBoolean());
        }
        if (value.isInt()) {
            return AutoSeasonality.order(value.asInt());
        }
        if (value.isString() && value.asString().equals("auto")) {
            return AutoSeasonality.AUTO;
        }
        throw invalid("prophet." + name + " must be \"auto\", true, false or a number, not " + value);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name, JsonNode value) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(value.asString(""))) {
                return constant;
            }
        }
        throw invalid(name + " must be one of "
                + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT) + ", not " + value);
    }

    private static LocalDateTime time(String name, String text) {
        try {
            return text.length() <= 10
                    ? LocalDate.parse(text).atStartOfDay()
                    : LocalDateTime.parse(text.replace(' ', 'T'));
        } catch (DateTimeException e) {
            throw invalid(name + " '" + text + "' is no date");
        }
    }

    private static String text(JsonNode row, String key) {
        JsonNode value = row.path(key);
        if (!value.isString()) {
            throw invalid(key + " must be a text, not " + value);
        }
        return value.asString();
    }

    private static double number(String name, JsonNode value) {
        if (!value.isNumber()) {
            throw invalid(name + " must be a number, not " + value);
        }
        return value.asDouble();
    }

    private static int integer(String name, JsonNode value) {
        if (!value.isNumber() || value.asDouble() != Math.rint(value.asDouble()) || !value.canConvertToInt()) {
            throw invalid(name + " must be a whole number, not " + value);
        }
        return value.asInt();
    }

    private static void requireKeys(String where, JsonNode node, Set<String> known) {
        requireObject(where, node);
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> property : object.properties()) {
                if (!known.contains(property.getKey())) {
                    throw invalid(where + ": " + property.getKey() + " is none of " + new TreeSet<>(known));
                }
            }
        }
    }

    private static void requireObject(String where, JsonNode node) {
        if (!node.isObject() && !node.isMissingNode() && !node.isNull()) {
            throw invalid(where + " must be an object, not " + node);
        }
    }

    private static ProphetException invalid(String message) {
        String shown = message.length() <= MAX_MESSAGE ? message : message.substring(0, MAX_MESSAGE) + " ...";
        return new ProphetException(Reason.INVALID_OPTION, shown);
    }
}
