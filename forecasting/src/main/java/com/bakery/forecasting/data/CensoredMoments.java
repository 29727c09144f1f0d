package com.bakery.forecasting.data;

/**
 * What is expected of a day's demand Y that is known to be at least some quantity: its mean, and its squared distance from the unconditional mean in units of the variance.
 *
 * <p>Y has mean m, variance phi m and, counted in whole units, the skewness of a negative binomial distribution with that variance, (2 phi - 1) / sqrt(phi m); else that of a gamma
 * distribution, 2 phi / sqrt(phi m). It is taken as a shifted gamma distribution with these three moments (Pearson's type III): scale t = phi - 1/2 or phi, shape k = phi m / t^2, x = k +
 * (c - m) / t at the bound c. Its upper tail follows from the cube root of Wilson and Hilferty (1931), r = (x / k)^(1/3), z = 3 sqrt(k) (r - 1 + 1 / (9 k)); with h the normal hazard at z:
 *
 * <pre>
 *   E[Y | Y >= c]                   = m + sqrt(phi m) r h
 *   E[(Y - m)^2 | Y >= c] / (phi m) = 1 + r h (1 + x - k) / sqrt(k)
 * </pre>
 *
 * For a large k these are the moments of the truncated normal distribution, which alone would leave about half the bias of an erratic product.
 */
record CensoredMoments(double mean, double spread) {
    /** Share of the dispersion below which the scale does not fall, so that demand steadier than Poisson is nearly normal. */
    private static final double LEAST_SCALE = 0.05;

    /**
     * @param least quantity that is reached or exceeded
     * @param mean the unconditional mean, above 0
     * @param phi variance over mean, above 0
     * @param wholeUnits whether the demand is counted; the bound then lies half a unit below {@code least}
     */
    static CensoredMoments above(double least, double mean, double phi, boolean wholeUnits) {
        double half = wholeUnits ? 0.5 : 0;
        double scale = Math.max(phi - half, LEAST_SCALE * phi);
        double shape = phi * mean / (scale * scale);
        double bound = shape + (least - half - mean) / scale;
        if (bound <= 0) {
            return new CensoredMoments(Math.max(least, mean), 1);
        }
        double root = Math.cbrt(bound / shape);
        double excess = root * NormalHazard.at(3 * Math.sqrt(shape) * (root - 1 + 1 / (9 * shape)));
        double expected = mean + Math.sqrt(phi * mean) * excess;
        if (shape < 1) {
            // the cube root is poor here, but the hazard of such a gamma distribution falls: no more than the scale is
            // to come
            expected = Math.min(expected, least - half + scale);
        }
        return new CensoredMoments(
                Math.max(least, expected), Math.max(0, 1 + excess * (1 + bound - shape) / Math.sqrt(shape)));
    }
}
