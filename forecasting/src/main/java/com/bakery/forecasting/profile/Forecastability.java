package com.bakery.forecasting.profile;

import org.apache.commons.math3.special.Gamma;

/**
 * The share of a series' variance that the best linear forecast explains one day ahead: 1 - s / v, where v is the variance and s that of the innovations. By Kolmogorov's formula s is
 * the geometric and v the arithmetic mean of the spectrum, so that this is one minus the spectral flatness. It is preferred to one minus the spectral entropy (Goerg, 2013), which grows
 * with it, because it has a unit: a weekly pattern without noise has 1, however many harmonics it takes, and noise without a pattern 0, however short.
 *
 * <p>The spectrum is the mean of the periodograms of segments of four open weeks (Bartlett; Welch without overlap), so that a week is a whole frequency; each loses its mean, and
 * with it what only a changing level foretells. The logarithm of a mean of n periodograms lies on average digamma(n) - ln n too low; this is taken out (Davis and Jones, 1968,
 * Estimation of the innovation variance of a stationary time series).
 */
final class Forecastability {
    private static final int WEEKS = 4;
    private static final int LEAST_SEGMENTS = 2;
    /** Share of the variance below which a frequency counts as empty: rounding leaves about 1e-30. */
    private static final double EMPTY = 1e-12;

    private Forecastability() {}

    /**
     * 0 to 1; 0 also for fewer than eight weeks, of which nothing can be said, and 1 for a constant.
     *
     * @param open quantities of the open days
     * @param weekLength open days of a week, 1 to 7
     */
    static double of(double[] open, int weekLength) {
        int length = WEEKS * weekLength;
        int segments = open.length / length;
        if (segments < LEAST_SEGMENTS) {
            return 0;
        }
        double[] spectrum = spectrum(open, segments, length);
        double variance = 0;
        for (double ofFrequency : spectrum) {
            variance += ofFrequency / spectrum.length;
        }
        double power = 0;
        for (double value : open) {
            power += value * value;
        }
        if (variance <= EMPTY * EMPTY * power) {
            return 1;
        }
        double logarithms = 0;
        for (int k = 0; k < spectrum.length; k++) {
            // the highest frequency has no sine: half the degrees of freedom
            double freedom = k == spectrum.length - 1 ? segments / 2.0 : segments;
            double bias = Gamma.digamma(freedom) - Math.log(freedom);
            logarithms += Math.log(Math.max(EMPTY, spectrum[k] / variance)) - bias;
        }
        return Math.min(1, Math.max(0, 1 - Math.exp(logarithms / spectrum.length)));
    }

    /** Mean power at 1, 2, ... length / 2 cycles a segment; the last segment ends with the series. */
    private static double[] spectrum(double[] open, int segments, int length) {
        double[] cosine = new double[length];
        for (int i = 0; i < length; i++) {
            cosine[i] = Math.cos(2 * Math.PI * i / length);
        }
        double[] spectrum = new double[length / 2];
        for (int segment = 1; segment <= segments; segment++) {
            int start = open.length - segment * length;
            double mean = 0;
            for (int i = 0; i < length; i++) {
                mean += open[start + i] / length;
            }
            for (int k = 1; k <= spectrum.length; k++) {
                double real = 0;
                double imaginary = 0;
                for (int i = 0; i < length; i++) {
                    double value = open[start + i] - mean;
                    real += value * cosine[k * i % length];
                    imaginary += value * cosine[(k * i + 3 * length / 4) % length];
                }
                spectrum[k - 1] += (real * real + imaginary * imaginary) / segments;
            }
        }
        return spectrum;
    }
}
