package com.bakery.prophet;

import com.bakery.prophet.ProphetException.Reason;
import com.bakery.prophet.feature.Features;
import com.bakery.prophet.fit.Parameters;
import com.bakery.prophet.trend.Trend;
import com.bakery.prophet.trend.TrendUncertainty.Line;
import java.util.Map;
import java.util.Objects;

/** A fitted model: immutable, free of its training data, safe to share between threads. */
public final class FittedProphet {
    private final ProphetOptions options;
    private final Scale scale;
    private final double[] changepoints;
    private final Features features;
    private final Parameters parameters;
    private final FitReport report;
    private final History history;

    public FittedProphet(
            ProphetOptions options,
            Scale scale,
            double[] changepoints,
            Features features,
            Parameters parameters,
            FitReport report,
            History history) {
        this.options = options;
        this.scale = scale;
        this.changepoints = changepoints.clone();
        this.features = features;
        this.parameters = parameters;
        this.report = report;
        this.history = history;
    }

    /**
     * The forecast for the rows of {@code future}, sorted by time.
     *
     * @param future times, and a column for every regressor and condition of the model
     * @throws ProphetException INVALID_DATA for an empty frame, a missing column or a value that cannot be used
     */
    public Forecast predict(TimeSeries future, PredictOptions predictOptions) {
        if (future.size() == 0) {
            throw new ProphetException(Reason.INVALID_DATA, "the future frame has no rows");
        }
        TimeSeries rows = future.byTime();
        double[] t = scale.times(rows.ds());
        double[] cap = scale.caps(options.growth(), rows);
        double[] trend =
                Trend.at(options.growth(), t, cap, parameters.k(), parameters.m(), parameters.delta(), changepoints);
        double[] floors = scale.floors(rows);
        for (int i = 0; i < t.length; i++) {
            trend[i] = trend[i] * scale.yScale() + floors[i];
        }
        Components components = Components.of(features, parameters, rows);
        Map<String, double[]> byName = components.byName(scale.yScale());
        ForecastRows forecast = new ForecastRows(
                t,
                cap,
                trend,
                Objects.requireNonNull(byName.get("additive_terms")),
                Objects.requireNonNull(byName.get("multiplicative_terms")));
        Intervals intervals = predictOptions.intervals() && options.uncertaintySamples() > 0
                ? Intervals.draw(this, forecast, predictOptions)
                : Intervals.NONE;
        double[] yhat = new double[t.length];
        for (int i = 0; i < t.length; i++) {
            yhat[i] = forecast.value(i, trend[i]);
        }
        return new Forecast(
                rows.ds(),
                trend,
                options.growth() == Growth.LOGISTIC ? rows.column(Scale.CAP) : null,
                scale.logisticFloor() ? rows.column(Scale.FLOOR) : null,
                yhat,
                byName,
                intervals.yhatLower(),
                intervals.yhatUpper(),
                intervals.trendLower(),
                intervals.trendUpper());
    }

    /** For each component, in Python's order, 1 for every column that belongs to it and 0 for the others (Prophet: {@code train_component_cols}). */
    public Map<String, int[]> componentColumns() {
        return Components.columns(features);
    }

    Line line() {
        return new Line(parameters.k(), parameters.m(), parameters.delta(), changepoints);
    }

    public ProphetOptions options() {
        return options;
    }

    public Scale scale() {
        return scale;
    }

    /** Times of the changepoints in scaled time; a model without any has one dummy at 0. */
    public double[] changepoints() {
        return changepoints.clone();
    }

    /** How many changepoints the fit had; 0 where it made do with the dummy. */
    public int placedChangepoints() {
        return changepoints.length == 1 && changepoints[0] == 0 ? 0 : changepoints.length;
    }

    public Features features() {
        return features;
    }

    public Parameters parameters() {
        return parameters;
    }

    public FitReport report() {
        return report;
    }

    public History history() {
        return history;
    }
}
