package com.bakery.prophet.fit;

/**
 * Parameters of a model in scaled units.
 *
 * @param k base growth rate
 * @param m offset
 * @param delta changes of the rate, one per changepoint
 * @param sigma standard deviation of the noise, above 0
 * @param beta effects, one per feature
 */
public record Parameters(double k, double m, double[] delta, double sigma, double[] beta) {
    /** The same with another noise. */
    public Parameters withSigma(double other) {
        return new Parameters(k, m, delta, other, beta);
    }
}
