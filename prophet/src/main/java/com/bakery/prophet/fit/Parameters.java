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

    /** The point on the line to {@code target}, 0 here, 1 there; the noise stays. */
    Parameters towards(Parameters target, double share) {
        if (share == 1) {
            return target.withSigma(sigma);
        }
        return new Parameters(
                between(k, target.k, share),
                between(m, target.m, share),
                between(delta, target.delta, share),
                sigma,
                between(beta, target.beta, share));
    }

    private static double[] between(double[] from, double[] to, double share) {
        double[] between = new double[from.length];
        for (int i = 0; i < between.length; i++) {
            between[i] = between(from[i], to[i], share);
        }
        return between;
    }

    private static double between(double from, double to, double share) {
        return from + share * (to - from);
    }
}
