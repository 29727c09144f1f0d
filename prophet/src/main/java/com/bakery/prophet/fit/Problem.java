package com.bakery.prophet.fit;

import com.bakery.prophet.Growth;
import com.bakery.prophet.trend.Trend;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A model's posterior in the scaled units of Prophet: y = g(t) (1 + X_m beta) + X_a beta + noise, with the trend g and the features X split into
 * those that multiply it and those that are added.
 *
 * @param t n times in [0, 1], ascending
 * @param y n scaled observations
 * @param cap n scaled capacities of a logistic trend; empty for the others
 * @param changepoints s, ascending, in [0, 1]
 * @param features a column each
 * @param multiplicative which features multiply the trend
 * @param priorScales standard deviation of each beta's normal prior
 * @param changepointPriorScale tau of the Laplace prior of delta
 */
public record Problem(
        Growth growth,
        double[] t,
        double[] y,
        double[] cap,
        double[] changepoints,
        Columns features,
        boolean[] multiplicative,
        double[] priorScales,
        double changepointPriorScale) {

    /** Standard deviation of the normal priors of k and m. */
    static final double TREND_PRIOR_SCALE = 5;

    /** The same columns for other values. */
    public Problem withValues(double[] values) {
        return new Problem(
                growth, t, values, cap, changepoints, features, multiplicative, priorScales, changepointPriorScale);
    }

    /** Whether parameters have the shape of this problem's. */
    public boolean fits(Parameters parameters) {
        return parameters.delta().length == changepoints.length && parameters.beta().length == features.size();
    }

    public int observations() {
        return t.length;
    }

    /** Whether the mean is linear in the parameters, so that the mode given sigma is one and can be computed directly. */
    public boolean isLinear() {
        if (growth == Growth.LOGISTIC) {
            return false;
        }
        for (boolean multiplies : multiplicative) {
            if (multiplies) {
                return false;
            }
        }
        return true;
    }

    /** Where Prophet starts: a trend through the first and the last row, no effects, sigma 1 (Prophet: {@code *_growth_init}). */
    public Parameters start() {
        int last = t.length - 1;
        double k = 0;
        double m = 0;
        switch (growth) {
            case LINEAR -> {
                k = (y[last] - y[0]) / (t[last] - t[0]);
                m = y[0] - k * t[0];
            }
            case LOGISTIC -> {
                double ratio0 = cap[0] / within(y[0], cap[0]);
                double ratio1 = cap[last] / within(y[last], cap[last]);
                if (Math.abs(ratio0 - ratio1) <= 0.01) {
                    ratio0 *= 1.05;
                }
                double odds0 = Math.log(ratio0 - 1);
                double odds1 = Math.log(ratio1 - 1);
                double span = t[last] - t[0];
                m = odds0 * span / (odds0 - odds1);
                k = (odds0 - odds1) / span;
            }
            case FLAT -> m = Arrays.stream(y).average().orElse(0);
        }
        return new Parameters(k, m, new double[changepoints.length], 1, new double[features.size()]);
    }

    private static double within(double y, double cap) {
        return Math.max(0.01 * cap, Math.min(0.99 * cap, y));
    }

    double[] trend(Parameters parameters) {
        return Trend.at(growth, t, cap, parameters.k(), parameters.m(), parameters.delta(), changepoints);
    }

    /** 1 + X_m beta, n values. */
    double[] factor(Parameters parameters) {
        double[] factor = new double[t.length];
        Arrays.fill(factor, 1);
        for (int f = 0; f < features.size(); f++) {
            if (multiplicative[f]) {
                features.addScaled(factor, parameters.beta()[f], f);
            }
        }
        return factor;
    }

    /** y minus the model's mean at {@code parameters}, n values. */
    public double[] residuals(Parameters parameters) {
        double[] trend = trend(parameters);
        double[] factor = factor(parameters);
        double[] residual = y.clone();
        for (int i = 0; i < residual.length; i++) {
            residual[i] -= trend[i] * factor[i];
        }
        for (int f = 0; f < features.size(); f++) {
            if (!multiplicative[f]) {
                features.addScaled(residual, -parameters.beta()[f], f);
            }
        }
        return residual;
    }

    /**
     * The log posterior density as Stan prints it: constants dropped, no Jacobian for sigma (normal(0, 5) on k and m, Laplace(0, tau) on delta,
     * half-normal(0, 0.5) on sigma, normal(0, scale) on beta).
     */
    public double logDensity(Parameters parameters) {
        return logDensity(parameters, Vectors.sumOfSquares(residuals(parameters)));
    }

    double logDensity(Parameters parameters, double rss) {
        double v = parameters.sigma() * parameters.sigma();
        double density = -t.length * Math.log(parameters.sigma()) - rss / (2 * v) - 2 * v;
        density -= (parameters.k() * parameters.k() + parameters.m() * parameters.m())
                / (2 * TREND_PRIOR_SCALE * TREND_PRIOR_SCALE);
        for (double delta : parameters.delta()) {
            density -= Math.abs(delta) / changepointPriorScale;
        }
        for (int f = 0; f < priorScales.length; f++) {
            double standardised = parameters.beta()[f] / priorScales[f];
            density -= standardised * standardised / 2;
        }
        return density;
    }

    /** sigma's mode given the others: the positive root v of 4 v^2 + n v - RSS, written without cancellation and held above its floor. */
    Parameters withBestSigma(Parameters parameters) {
        double v = bestVariance(Vectors.sumOfSquares(residuals(parameters)), t.length);
        return parameters.withSigma(Math.sqrt(Math.max(v, ConvexSolver.MIN_VARIANCE)));
    }

    static double bestVariance(double rss, int n) {
        return 2 * rss / (n + Math.sqrt((double) n * n + 16 * rss));
    }

    /** The regression of this posterior where the mean is linear in the parameters. */
    Design design() {
        double[] ones = new double[t.length];
        Arrays.fill(ones, 1);
        if (growth == Growth.FLAT) {
            // k and delta are in no row: their priors hold them at zero
            double[] zeros = new double[t.length];
            return design(features.behind(zeros, ones), zeros, y);
        }
        return design(features.behind(t, ones), null, y);
    }

    /**
     * The tangent at {@code at}: mean(theta) = mean(at) + J (theta - at), as a regression of y - mean(at) + J at on J. With the line a of the
     * logistic trend and w the trend's derivative by it (1 for the others), times 1 + X_m beta, the columns are: w (t - m) and -w k for logistic, w t
     * and w else; w (t - s_j)_+ for the changepoints; g X for features that multiply, X for those that are added.
     */
    Design tangent(Parameters at) {
        double[] trend = trend(at);
        double[] weight = factor(at);
        double[][] smooth = new double[2 + features.size()][];
        smooth[0] = new double[t.length];
        smooth[1] = new double[t.length];
        for (int i = 0; i < t.length; i++) {
            switch (growth) {
                case LINEAR -> {
                    smooth[0][i] = weight[i] * t[i];
                    smooth[1][i] = weight[i];
                }
                case LOGISTIC -> {
                    weight[i] *= trend[i] * (1 - trend[i] / cap[i]);
                    smooth[0][i] = weight[i] * (t[i] - at.m());
                    smooth[1][i] = -weight[i] * at.k();
                }
                case FLAT -> {
                    smooth[1][i] = weight[i];
                    weight[i] = 0;
                }
            }
        }
        for (int f = 0; f < features.size(); f++) {
            smooth[2 + f] = multiplicative[f] ? Vectors.product(trend, features.column(f)) : features.column(f);
        }
        Columns columns = Columns.of(smooth);
        Design tangent = design(columns, weight, y);
        double[] target = residuals(at);
        double[] mean = tangent.mean(at);
        for (int i = 0; i < target.length; i++) {
            target[i] += mean[i];
        }
        return design(columns, weight, target);
    }

    private Design design(Columns smooth, double @Nullable [] weights, double[] target) {
        double[] scale = new double[smooth.size()];
        scale[0] = TREND_PRIOR_SCALE;
        scale[1] = TREND_PRIOR_SCALE;
        System.arraycopy(priorScales, 0, scale, 2, priorScales.length);
        return new Design(smooth, scale, t, weights, changepoints, target, changepointPriorScale);
    }
}
