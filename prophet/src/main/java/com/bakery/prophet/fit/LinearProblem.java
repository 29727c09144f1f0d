package com.bakery.prophet.fit;

/**
 * The regression behind a linear additive model, in the scaled units of Prophet: y = k t + m + sum_j delta_j (t - s_j)_+ + X beta + noise.
 *
 * @param t n times in [0, 1], ascending
 * @param y n scaled observations
 * @param changepoints s, ascending, in [0, 1]
 * @param features column-major, one array of n values per feature
 * @param priorScales standard deviation of each beta's normal prior
 * @param changepointPriorScale tau of the Laplace prior of delta
 */
public record LinearProblem(
        double[] t,
        double[] y,
        double[] changepoints,
        double[][] features,
        double[] priorScales,
        double changepointPriorScale) {

    /** Standard deviation of the normal priors of k and m. */
    static final double TREND_PRIOR_SCALE = 5;

    int observations() {
        return t.length;
    }

    /** Where Prophet starts: the line through the first and the last row, no effects, sigma 1 (Prophet: {@code linear_growth_init}). */
    public Parameters start() {
        int last = t.length - 1;
        double k = (y[last] - y[0]) / (t[last] - t[0]);
        double m = y[0] - k * t[0];
        return new Parameters(k, m, new double[changepoints.length], 1, new double[features.length]);
    }

    /** y minus the model's mean at {@code parameters}, n values. */
    double[] residuals(Parameters parameters) {
        int n = t.length;
        double[] residual = y.clone();
        double slope = parameters.k();
        double offset = parameters.m();
        int next = 0;
        for (int i = 0; i < n; i++) {
            while (next < changepoints.length && changepoints[next] <= t[i]) {
                slope += parameters.delta()[next];
                offset -= parameters.delta()[next] * changepoints[next];
                next++;
            }
            residual[i] -= slope * t[i] + offset;
        }
        for (int f = 0; f < features.length; f++) {
            double beta = parameters.beta()[f];
            if (beta != 0) {
                Vectors.addScaled(residual, -beta, features[f]);
            }
        }
        return residual;
    }

    /**
     * The log posterior density as Stan prints it: constants dropped, no Jacobian for sigma (PROPHET density: normal(0, 5) on k and m, Laplace(0,
     * tau) on delta, half-normal(0, 0.5) on sigma, normal(0, scale) on beta).
     */
    public double logDensity(Parameters parameters) {
        double v = parameters.sigma() * parameters.sigma();
        double density = -t.length * Math.log(parameters.sigma())
                - Vectors.sumOfSquares(residuals(parameters)) / (2 * v)
                - 2 * v;
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
}
