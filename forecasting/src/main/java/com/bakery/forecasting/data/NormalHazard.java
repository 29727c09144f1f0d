package com.bakery.forecasting.data;

/** The hazard of the standard normal distribution. */
final class NormalHazard {
    /** From here on the rational form loses digits and the continued fraction is short. */
    private static final double FAR = 2.5;

    private static final int TERMS = 24;

    private NormalHazard() {}

    /**
     * Density over upper tail probability at {@code x}, to a relative error of 1e-5: the mean of the distribution above {@code x}. Abramowitz and Stegun, 26.2.17 near the
     * centre and the continued fraction 26.2.14 in the upper tail; some twenty times faster than a quotient of library functions, which matters in the innermost loop.
     */
    static double at(double x) {
        if (x > FAR) {
            double fraction = x;
            for (int k = TERMS; k > 0; k--) {
                fraction = x + k / fraction;
            }
            return fraction;
        }
        double t = 1 / (1 + 0.2316419 * Math.abs(x));
        double mills =
                t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        if (x >= 0) {
            return 1 / mills;
        }
        double density = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
        return density / (1 - density * mills);
    }
}
