package com.bakery.prophet.io;

import com.bakery.prophet.AutoSeasonality;
import com.bakery.prophet.EffectMode;
import com.bakery.prophet.FittedProphet;
import com.bakery.prophet.Growth;
import com.bakery.prophet.HolidayEvent;
import com.bakery.prophet.ProphetOptions;
import com.bakery.prophet.Scale;
import com.bakery.prophet.Seasonality;
import com.bakery.prophet.TimeSeries;
import com.bakery.prophet.feature.Features;
import com.bakery.prophet.feature.RegressorScaling;
import com.bakery.prophet.fit.Parameters;
import com.bakery.prophet.io.PandasJson.Column;
import java.io.StringWriter;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes a model as Python's {@code model_to_json} does, key by key. */
final class PythonModelWriter {
    /** Version of Prophet whose format this is; its loader does not look at it. */
    private static final String FORMAT_VERSION = "1.5.0";

    private final StrictJson strict;
    private final JsonGenerator json;
    private final FittedProphet model;
    private final ProphetOptions options;
    private final Features features;
    private final @Nullable TimeSeries history;

    /** @param history training rows with a value, by time; null leaves a stub of two rows */
    PythonModelWriter(StrictJson strict, JsonGenerator json, FittedProphet model, @Nullable TimeSeries history) {
        this.strict = strict;
        this.json = json;
        this.model = model;
        this.history = history;
        options = model.options();
        features = model.features();
    }

    void write(double[] historyDates) {
        json.writeStartObject();
        settings();
        json.writeName("component_modes");
        componentModes();
        json.writeStringProperty("holidays_mode", options.holidaysMode().pythonName());
        json.writeStringProperty("changepoints", text(out -> PandasJson.writeSeries(out, "ds", changepoints())));
        json.writeStringProperty(
                "history_dates", text(out -> PandasJson.writeSeries(out, "ds", PandasJson.times(historyDates))));
        json.writeStringProperty(
                "train_holiday_names",
                holidayNames().isEmpty()
                        ? null
                        : text(out -> PandasJson.writeSeries(out, null, List.copyOf(holidayNames()))));
        json.writeNumberProperty("start", model.scale().start());
        json.writeNumberProperty("t_scale", model.scale().tScale());
        json.writeStringProperty("holidays", options.holidays().isEmpty() ? null : text(this::holidays));
        json.writeStringProperty("history", text(this::history));
        json.writeStringProperty("train_component_cols", text(this::componentColumns));
        json.writeName("changepoints_t");
        ModelCodec.numbers(json, model.changepoints());
        json.writeName("seasonalities");
        ordered(features.seasonalities(), Seasonality::name, this::seasonality);
        json.writeName("extra_regressors");
        ordered(features.regressors(), scaling -> scaling.regressor().name(), this::regressor);
        json.writeName("fit_kwargs");
        json.writeStartObject();
        json.writeEndObject();
        json.writeName("params");
        parameters();
        json.writeStringProperty("__prophet_version", FORMAT_VERSION);
        json.writeEndObject();
    }

    private void settings() {
        json.writeStringProperty("growth", options.growth().name().toLowerCase(Locale.ROOT));
        json.writeNumberProperty("n_changepoints", changepoints().size());
        json.writeBooleanProperty("specified_changepoints", options.changepoints() != null);
        json.writeNumberProperty("changepoint_range", options.changepointRange());
        auto("yearly_seasonality", options.yearlySeasonality());
        auto("weekly_seasonality", options.weeklySeasonality());
        auto("daily_seasonality", options.dailySeasonality());
        json.writeStringProperty("seasonality_mode", options.seasonalityMode().pythonName());
        json.writeNumberProperty("seasonality_prior_scale", options.seasonalityPriorScale());
        json.writeNumberProperty("changepoint_prior_scale", options.changepointPriorScale());
        json.writeNumberProperty("holidays_prior_scale", options.holidaysPriorScale());
        json.writeNumberProperty("mcmc_samples", 0);
        json.writeNumberProperty("interval_width", options.intervalWidth());
        json.writeNumberProperty("uncertainty_samples", options.uncertaintySamples());
        json.writeNumberProperty("y_scale", model.scale().yScale());
        json.writeNumberProperty("y_min", model.scale().yMin());
        json.writeStringProperty("scaling", options.scaling().name().toLowerCase(Locale.ROOT));
        json.writeBooleanProperty("logistic_floor", model.scale().logisticFloor());
        // the days are baked into the holidays: another version of Python's calendars must not move the columns
        json.writeNullProperty("country_holidays");
    }

    private void auto(String key, AutoSeasonality setting) {
        switch (setting.mode()) {
            case AUTO -> json.writeStringProperty(key, "auto");
            case OFF -> json.writeBooleanProperty(key, false);
            case ON -> {
                if (setting.fourierOrder() == 0) {
                    json.writeBooleanProperty(key, true);
                } else {
                    json.writeNumberProperty(key, setting.fourierOrder());
                }
            }
        }
    }

    private void componentModes() {
        json.writeStartObject();
        for (EffectMode mode : EffectMode.values()) {
            Set<String> names = new LinkedHashSet<>();
            for (Features.Column column : features.columns()) {
                if (column.kind() == Features.Kind.SEASONALITY && column.mode() == mode) {
                    names.add(column.component());
                }
            }
            if (options.holidaysMode() == mode) {
                names.addAll(holidayNames());
            }
            for (Features.Column column : features.columns()) {
                if (column.kind() == Features.Kind.REGRESSOR && column.mode() == mode) {
                    names.add(column.component());
                }
            }
            names.add(mode.pythonName() + "_terms");
            names.add("extra_regressors_" + mode.pythonName());
            if (options.holidaysMode() == mode) {
                names.add("holidays");
            }
            json.writeName(mode.pythonName());
            json.writeStartArray();
            names.forEach(json::writeString);
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private Set<String> holidayNames() {
        Set<String> names = new LinkedHashSet<>();
        options.holidays().forEach(holiday -> names.add(holiday.name()));
        return names;
    }

    /** Times of the changepoints; Python keeps the user's as they were given, and none for the dummy. */
    private List<String> changepoints() {
        List<LocalDateTime> given = options.changepoints();
        if (given != null) {
            return given.stream()
                    .map(time -> PandasJson.time((double) time.toEpochSecond(ZoneOffset.UTC)))
                    .toList();
        }
        double[] t = model.changepoints();
        if (t.length == 1 && t[0] == 0) {
            return List.of();
        }
        Scale scale = model.scale();
        return PandasJson.times(Arrays.stream(t)
                .map(time -> scale.start() + time * scale.tScale())
                .toArray());
    }

    private void holidays(JsonGenerator out) {
        List<HolidayEvent> events = options.holidays();
        List<Column> columns = List.of(
                PandasJson.texts(
                        "holiday",
                        "string",
                        events.stream().map(HolidayEvent::name).toList()),
                PandasJson.texts(
                        "ds",
                        "datetime",
                        events.stream()
                                .map(event -> event.date() + "T00:00:00.000")
                                .toList()),
                PandasJson.integers(
                        "lower_window",
                        events.stream().mapToInt(HolidayEvent::lowerWindow).toArray()),
                PandasJson.integers(
                        "upper_window",
                        events.stream().mapToInt(HolidayEvent::upperWindow).toArray()),
                PandasJson.numbers(
                        "prior_scale",
                        events.stream().mapToDouble(this::priorScale).toArray()));
        PandasJson.writeTable(out, columns, events.size());
    }

    private double priorScale(HolidayEvent event) {
        Double own = event.priorScale();
        return own == null ? options.holidaysPriorScale() : own;
    }

    private void history(JsonGenerator out) {
        TimeSeries rows = history == null ? stub() : history;
        Scale scale = model.scale();
        List<Column> columns = new ArrayList<>();
        columns.add(PandasJson.texts("ds", "datetime", PandasJson.times(rows.ds())));
        columns.add(PandasJson.numbers("y", rows.y()));
        new TreeMap<>(rows.columns()).forEach((name, values) -> {
            if (!name.equals(Scale.FLOOR)) {
                columns.add(PandasJson.numbers(name, values));
            }
        });
        columns.add(PandasJson.numbers(Scale.FLOOR, scale.floors(rows)));
        if (options.growth() == Growth.LOGISTIC) {
            columns.add(PandasJson.numbers("cap_scaled", scale.caps(options.growth(), rows)));
        }
        columns.add(PandasJson.numbers("t", scale.times(rows.ds())));
        columns.add(PandasJson.numbers("y_scaled", scale.values(rows)));
        PandasJson.writeTable(out, columns, rows.size());
    }

    /** Two rows as far apart as the history's were on average: all that a forecast asks of them. */
    private TimeSeries stub() {
        Scale scale = model.scale();
        double end = scale.start() + scale.tScale();
        double[] ds = {end - model.history().meanStep() * scale.tScale(), end};
        double[] floor = {scale.yMin(), scale.yMin()};
        double[] cap = {scale.yMin() + scale.yScale(), scale.yMin() + scale.yScale()};
        Map<String, double[]> columns =
                options.growth() == Growth.LOGISTIC ? Map.of(Scale.CAP, cap, Scale.FLOOR, floor) : Map.of();
        return new TimeSeries(ds, new double[2], columns);
    }

    /** Which column belongs to which component, one row per column. */
    private void componentColumns(JsonGenerator out) {
        List<Column> columns = new ArrayList<>();
        model.componentColumns().forEach((name, members) -> columns.add(PandasJson.integers(name, members)));
        PandasJson.writeTable(out, columns, features.columns().size());
    }

    private <T> void ordered(List<T> items, Function<T, String> name, Consumer<T> value) {
        json.writeStartArray();
        json.writeStartArray();
        items.forEach(item -> json.writeString(name.apply(item)));
        json.writeEndArray();
        json.writeStartObject();
        for (T item : items) {
            json.writeName(name.apply(item));
            value.accept(item);
        }
        json.writeEndObject();
        json.writeEndArray();
    }

    private void seasonality(Seasonality seasonality) {
        json.writeStartObject();
        json.writeNumberProperty("period", seasonality.period());
        json.writeNumberProperty("fourier_order", seasonality.fourierOrder());
        json.writeNumberProperty("prior_scale", seasonality.priorScale());
        json.writeStringProperty("mode", pythonName(seasonality.mode()));
        json.writeStringProperty("condition_name", seasonality.conditionName());
        json.writeEndObject();
    }

    private void regressor(RegressorScaling scaling) {
        json.writeStartObject();
        json.writeNumberProperty("prior_scale", scaling.regressor().priorScale());
        json.writeName("standardize");
        switch (scaling.regressor().standardize()) {
            case AUTO -> json.writeString("auto");
            case YES -> json.writeBoolean(true);
            case NO -> json.writeBoolean(false);
        }
        json.writeNumberProperty("mu", scaling.mu());
        json.writeNumberProperty("std", scaling.std());
        json.writeStringProperty("mode", pythonName(scaling.regressor().mode()));
        json.writeEndObject();
    }

    private String pythonName(@Nullable EffectMode mode) {
        return (mode == null ? options.seasonalityMode() : mode).pythonName();
    }

    private void parameters() {
        Parameters parameters = model.parameters();
        json.writeStartObject();
        row("k", parameters.k());
        row("m", parameters.m());
        row("delta", parameters.delta());
        row("sigma_obs", parameters.sigma());
        row("beta", parameters.beta());
        json.writeEndObject();
    }

    private void row(String key, double... values) {
        json.writeName(key);
        json.writeStartArray();
        ModelCodec.numbers(json, values);
        json.writeEndArray();
    }

    /** JSON that stands as a text in the file. */
    private String text(Consumer<JsonGenerator> content) {
        StringWriter out = new StringWriter();
        try (JsonGenerator generator = strict.generator(out)) {
            content.accept(generator);
        }
        return out.toString();
    }
}
