package com.bakery.prophet.io;

import com.bakery.prophet.Regressor;
import com.bakery.prophet.Seasonality;
import com.bakery.prophet.feature.RegressorScaling;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Resolved seasonalities and regressors in a model file. */
final class FeaturesJson {
    private FeaturesJson() {}

    static void writeSeasonalities(JsonGenerator json, List<Seasonality> seasonalities) {
        json.writeStartArray();
        for (Seasonality seasonality : seasonalities) {
            json.writeStartObject();
            json.writeStringProperty("condition_name", seasonality.conditionName());
            json.writeNumberProperty("fourier_order", seasonality.fourierOrder());
            OptionsJson.writeMode(json, seasonality.mode());
            json.writeStringProperty("name", seasonality.name());
            json.writeNumberProperty("period", seasonality.period());
            json.writeNumberProperty("prior_scale", seasonality.priorScale());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static List<Seasonality> readSeasonalities(List<JsonTree> rows) {
        List<Seasonality> seasonalities = new ArrayList<>();
        for (JsonTree row : rows) {
            seasonalities.add(new Seasonality(
                    row.text("name"),
                    row.number("period"),
                    row.integer("fourier_order"),
                    row.number("prior_scale"),
                    row.textOrNull("condition_name"),
                    OptionsJson.modeOrNull(row)));
            row.end();
        }
        return seasonalities;
    }

    static void writeRegressors(JsonGenerator json, List<RegressorScaling> regressors) {
        json.writeStartArray();
        for (RegressorScaling scaling : regressors) {
            json.writeStartObject();
            OptionsJson.writeMode(json, scaling.regressor().mode());
            json.writeNumberProperty("mu", scaling.mu());
            json.writeStringProperty("name", scaling.regressor().name());
            json.writeNumberProperty("prior_scale", scaling.regressor().priorScale());
            json.writeStringProperty(
                    "standardize", scaling.regressor().standardize().name());
            json.writeNumberProperty("std", scaling.std());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static List<RegressorScaling> readRegressors(List<JsonTree> rows) {
        List<RegressorScaling> regressors = new ArrayList<>();
        for (JsonTree row : rows) {
            Regressor regressor = new Regressor(
                    row.text("name"),
                    row.number("prior_scale"),
                    OptionsJson.constant(Regressor.Standardize.class, row.text("standardize")),
                    OptionsJson.modeOrNull(row));
            regressors.add(new RegressorScaling(regressor, row.number("mu"), row.number("std")));
            row.end();
        }
        return regressors;
    }
}
