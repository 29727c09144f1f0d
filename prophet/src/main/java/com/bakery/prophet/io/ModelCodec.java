package com.bakery.prophet.io;

import com.bakery.prophet.FitReport;
import com.bakery.prophet.FittedProphet;
import com.bakery.prophet.History;
import com.bakery.prophet.Prophet;
import com.bakery.prophet.ProphetException;
import com.bakery.prophet.Scale;
import com.bakery.prophet.feature.Features;
import com.bakery.prophet.fit.Parameters;
import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;

/**
 * Fitted models as JSON: versioned, canonical (sorted keys, shortest digits that give the same double, on every JDK), so that equal models are equal
 * bytes. A model read back forecasts bit for bit like the one written, without its training data.
 */
public final class ModelCodec {
    /** Schema of the files written here. A later engine reads this one too. */
    public static final int SCHEMA = 1;

    /** No model file is larger; one with 25 changepoints and 100 features takes about 10 kB. */
    public static final int MAX_BYTES = 4 * 1024 * 1024;

    private static final StrictJson JSON = new StrictJson(MAX_BYTES, 100_000);

    private ModelCodec() {}

    /** The canonical bytes of a model, UTF-8. */
    public static byte[] write(FittedProphet model) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(16 * 1024);
        try (JsonGenerator json = JSON.generator(out)) {
            json.writeStartObject();
            json.writeName("changepoints_t");
            numbers(json, model.changepoints());
            json.writeStringProperty("engine_version", Prophet.VERSION);
            json.writeName("history");
            history(json, model.history());
            json.writeName("options");
            OptionsJson.write(json, model.options());
            json.writeName("params");
            parameters(json, model.parameters());
            json.writeName("regressors");
            FeaturesJson.writeRegressors(json, model.features().regressors());
            json.writeName("report");
            report(json, model.report());
            json.writeName("scale");
            scale(json, model.scale());
            json.writeNumberProperty("schema", SCHEMA);
            json.writeName("seasonalities");
            FeaturesJson.writeSeasonalities(json, model.features().seasonalities());
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    /**
     * The model in these bytes.
     *
     * @throws ProphetException INVALID_MODEL_FILE for anything that {@link #write} would not have written: damaged, too large, of an unknown schema
     */
    public static FittedProphet read(byte[] bytes) {
        return JSON.read(bytes, parser -> model(JsonTree.read(parser)));
    }

    private static FittedProphet model(JsonTree json) {
        if (json.integer("schema") != SCHEMA) {
            throw JsonTree.invalid("the schema is not " + SCHEMA);
        }
        json.text("engine_version");
        var options = OptionsJson.read(json.child("options"));
        Features features = Features.restored(
                options,
                FeaturesJson.readSeasonalities(json.children("seasonalities")),
                FeaturesJson.readRegressors(json.children("regressors")));
        double[] changepoints = json.numbers("changepoints_t");
        Parameters parameters = parameters(json.child("params"));
        if (parameters.delta().length != changepoints.length
                || parameters.beta().length != features.columns().size()) {
            throw JsonTree.invalid("params do not fit changepoints_t and the features");
        }
        Scale scale = scale(json.child("scale"));
        FitReport report = report(json.child("report"));
        History history = history(json.child("history"));
        json.end();
        return new FittedProphet(options, scale, changepoints, features, parameters, report, history);
    }

    static void numbers(JsonGenerator json, double[] values) {
        json.writeStartArray();
        for (double value : values) {
            json.writeNumber(value);
        }
        json.writeEndArray();
    }

    private static void history(JsonGenerator json, History history) {
        json.writeStartObject();
        json.writeNumberProperty("dates", history.dates());
        json.writeName("last_dates");
        numbers(json, history.lastDates());
        json.writeNumberProperty("mean_step", history.meanStep());
        json.writeEndObject();
    }

    private static History history(JsonTree json) {
        History history = new History(json.numbers("last_dates"), json.integer("dates"), json.number("mean_step"));
        json.end();
        return history;
    }

    private static void parameters(JsonGenerator json, Parameters parameters) {
        json.writeStartObject();
        json.writeName("beta");
        numbers(json, parameters.beta());
        json.writeName("delta");
        numbers(json, parameters.delta());
        json.writeNumberProperty("k", parameters.k());
        json.writeNumberProperty("m", parameters.m());
        json.writeNumberProperty("sigma_obs", parameters.sigma());
        json.writeEndObject();
    }

    private static Parameters parameters(JsonTree json) {
        Parameters parameters = new Parameters(
                json.number("k"),
                json.number("m"),
                json.numbers("delta"),
                json.positive("sigma_obs"),
                json.numbers("beta"));
        json.end();
        return parameters;
    }

    private static void report(JsonGenerator json, FitReport report) {
        json.writeStartObject();
        json.writeStringProperty("ending", report.ending().name());
        json.writeNumberProperty("iterations", report.iterations());
        json.writeNumberProperty("kkt_residual", report.kktResidual());
        json.writeNumberProperty("log_density", report.logDensity());
        json.writeEndObject();
    }

    private static FitReport report(JsonTree json) {
        FitReport report = new FitReport(
                OptionsJson.constant(FitReport.Ending.class, json.text("ending")),
                json.integer("iterations"),
                json.number("log_density"),
                json.number("kkt_residual"));
        json.end();
        return report;
    }

    private static void scale(JsonGenerator json, Scale scale) {
        json.writeStartObject();
        json.writeBooleanProperty("logistic_floor", scale.logisticFloor());
        json.writeNumberProperty("start", scale.start());
        json.writeNumberProperty("t_scale", scale.tScale());
        json.writeNumberProperty("y_min", scale.yMin());
        json.writeNumberProperty("y_scale", scale.yScale());
        json.writeEndObject();
    }

    private static Scale scale(JsonTree json) {
        Scale scale = new Scale(
                json.number("start"),
                json.positive("t_scale"),
                json.number("y_min"),
                json.positive("y_scale"),
                json.truth("logistic_floor"));
        json.end();
        return scale;
    }
}
