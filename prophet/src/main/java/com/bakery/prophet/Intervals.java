package com.bakery.prophet;

import com.bakery.prophet.trend.TrendUncertainty;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Percentiles of draws of trend and observation (Prophet: {@code predict_uncertainty}). */
record Intervals(
        double @Nullable [] yhatLower,
        double @Nullable [] yhatUpper,
        double @Nullable [] trendLower,
        double @Nullable [] trendUpper) {
    static final Intervals NONE = new Intervals(null, null, null, null);

    static Intervals draw(FittedProphet model, double[] t, double[] trend, double[] additive, PredictOptions options) {
        int samples = model.options().uncertaintySamples();
        Random random = new Random(options.seed());
        TrendUncertainty uncertainty = new TrendUncertainty(
                t, model.history().meanStep(), model.parameters().delta(), model.changepoints().length);
        double[][] trends = new double[t.length][samples];
        double[][] values = new double[t.length][samples];
        for (int sample = 0; sample < samples; sample++) {
            double[] path = trend.clone();
            uncertainty.addDraw(path, random);
            for (int i = 0; i < t.length; i++) {
                trends[i][sample] = path[i];
                values[i][sample] = path[i] + additive[i] + model.parameters().sigma() * random.nextGaussian();
            }
        }
        double width = options.intervalWidth() == null ? model.options().intervalWidth() : options.intervalWidth();
        double lower = (1 - width) / 2;
        double upper = (1 + width) / 2;
        Arrays.stream(trends).forEach(Arrays::sort);
        Arrays.stream(values).forEach(Arrays::sort);
        return new Intervals(
                percentile(model, values, lower),
                percentile(model, values, upper),
                percentile(model, trends, lower),
                percentile(model, trends, upper));
    }

    /** Percentile of each sorted row by linear interpolation, as numpy's default. */
    private static double[] percentile(FittedProphet model, double[][] sorted, double share) {
        double[] result = new double[sorted.length];
        for (int i = 0; i < result.length; i++) {
            double position = share * (sorted[i].length - 1);
            int below = (int) Math.floor(position);
            int above = Math.min(below + 1, sorted[i].length - 1);
            double value = sorted[i][below] + (position - below) * (sorted[i][above] - sorted[i][below]);
            result[i] = model.unscaled(value);
        }
        return result;
    }
}
