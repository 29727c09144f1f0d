package com.bakery.prophet.io;

import com.bakery.prophet.AutoSeasonality;
import com.bakery.prophet.EffectMode;
import com.bakery.prophet.Growth;
import com.bakery.prophet.HolidayEvent;
import com.bakery.prophet.ProphetOptions;
import com.bakery.prophet.Regressor;
import com.bakery.prophet.Scaling;
import com.bakery.prophet.Seasonality;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Options in a model file. */
final class OptionsJson {
    private OptionsJson() {}

    static void write(JsonGenerator json, ProphetOptions options) {
        json.writeStartObject();
        json.writeNumberProperty("changepoint_prior_scale", options.changepointPriorScale());
        json.writeNumberProperty("changepoint_range", options.changepointRange());
        json.writeName("changepoints");
        changepoints(json, options.changepoints());
        auto(json, "daily_seasonality", options.dailySeasonality());
        json.writeStringProperty("growth", options.growth().name());
        json.writeName("holidays");
        holidays(json, options.holidays());
        json.writeStringProperty("holidays_mode", options.holidaysMode().name());
        json.writeNumberProperty("holidays_prior_scale", options.holidaysPriorScale());
        json.writeNumberProperty("interval_width", options.intervalWidth());
        json.writeNumberProperty("n_changepoints", options.nChangepoints());
        json.writeName("regressors");
        regressors(json, options.regressors());
        json.writeStringProperty("scaling", options.scaling().name());
        json.writeName("seasonalities");
        FeaturesJson.writeSeasonalities(json, options.seasonalities());
        json.writeStringProperty("seasonality_mode", options.seasonalityMode().name());
        json.writeNumberProperty("seasonality_prior_scale", options.seasonalityPriorScale());
        json.writeNumberProperty("uncertainty_samples", options.uncertaintySamples());
        auto(json, "weekly_seasonality", options.weeklySeasonality());
        auto(json, "yearly_seasonality", options.yearlySeasonality());
        json.writeEndObject();
    }

    static ProphetOptions read(JsonTree json) {
        List<Seasonality> seasonalities = FeaturesJson.readSeasonalities(json.children("seasonalities"));
        ProphetOptions options = new ProphetOptions(
                constant(Growth.class, json.text("growth")),
                times(json.textsOrNull("changepoints")),
                json.integer("n_changepoints"),
                json.number("changepoint_range"),
                json.number("changepoint_prior_scale"),
                auto(json.child("yearly_seasonality")),
                auto(json.child("weekly_seasonality")),
                auto(json.child("daily_seasonality")),
                json.number("seasonality_prior_scale"),
                json.number("holidays_prior_scale"),
                seasonalities,
                holidays(json.children("holidays")),
                regressors(json.children("regressors")),
                constant(EffectMode.class, json.text("seasonality_mode")),
                constant(EffectMode.class, json.text("holidays_mode")),
                constant(Scaling.class, json.text("scaling")),
                json.number("interval_width"),
                json.integer("uncertainty_samples"));
        json.end();
        return options;
    }

    static <E extends Enum<E>> E constant(Class<E> type, String name) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw JsonTree.invalid(name + " is no " + type.getSimpleName());
    }

    static void writeMode(JsonGenerator json, @Nullable EffectMode mode) {
        json.writeStringProperty("mode", mode == null ? null : mode.name());
    }

    static @Nullable EffectMode modeOrNull(JsonTree json) {
        String name = json.textOrNull("mode");
        return name == null ? null : constant(EffectMode.class, name);
    }

    private static void changepoints(JsonGenerator json, @Nullable List<LocalDateTime> times) {
        if (times == null) {
            json.writeNull();
            return;
        }
        json.writeStartArray();
        times.forEach(time -> json.writeString(time.toString()));
        json.writeEndArray();
    }

    private static @Nullable List<LocalDateTime> times(@Nullable List<String> texts) {
        return texts == null ? null : texts.stream().map(OptionsJson::time).toList();
    }

    private static LocalDateTime time(String text) {
        try {
            return LocalDateTime.parse(text);
        } catch (DateTimeException e) {
            throw JsonTree.invalid(text + " is no time");
        }
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw JsonTree.invalid(text + " is no date");
        }
    }

    private static void auto(JsonGenerator json, String name, AutoSeasonality setting) {
        json.writeName(name);
        json.writeStartObject();
        json.writeNumberProperty("fourier_order", setting.fourierOrder());
        json.writeStringProperty("mode", setting.mode().name());
        json.writeEndObject();
    }

    private static AutoSeasonality auto(JsonTree json) {
        AutoSeasonality setting = new AutoSeasonality(
                constant(AutoSeasonality.Mode.class, json.text("mode")), json.integer("fourier_order"));
        json.end();
        return setting;
    }

    private static void holidays(JsonGenerator json, List<HolidayEvent> holidays) {
        json.writeStartArray();
        for (HolidayEvent holiday : holidays) {
            json.writeStartObject();
            json.writeStringProperty("date", holiday.date().toString());
            json.writeNumberProperty("lower_window", holiday.lowerWindow());
            json.writeStringProperty("name", holiday.name());
            json.writeName("prior_scale");
            Double priorScale = holiday.priorScale();
            if (priorScale == null) {
                json.writeNull();
            } else {
                json.writeNumber(priorScale);
            }
            json.writeNumberProperty("upper_window", holiday.upperWindow());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static List<HolidayEvent> holidays(List<JsonTree> rows) {
        List<HolidayEvent> holidays = new ArrayList<>();
        for (JsonTree row : rows) {
            holidays.add(new HolidayEvent(
                    row.text("name"),
                    date(row.text("date")),
                    row.integer("lower_window"),
                    row.integer("upper_window"),
                    row.numberOrNull("prior_scale")));
            row.end();
        }
        return holidays;
    }

    private static void regressors(JsonGenerator json, List<Regressor> regressors) {
        json.writeStartArray();
        for (Regressor regressor : regressors) {
            json.writeStartObject();
            writeMode(json, regressor.mode());
            json.writeStringProperty("name", regressor.name());
            json.writeNumberProperty("prior_scale", regressor.priorScale());
            json.writeStringProperty("standardize", regressor.standardize().name());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static List<Regressor> regressors(List<JsonTree> rows) {
        List<Regressor> regressors = new ArrayList<>();
        for (JsonTree row : rows) {
            regressors.add(new Regressor(
                    row.text("name"),
                    row.number("prior_scale"),
                    constant(Regressor.Standardize.class, row.text("standardize")),
                    modeOrNull(row)));
            row.end();
        }
        return regressors;
    }
}
