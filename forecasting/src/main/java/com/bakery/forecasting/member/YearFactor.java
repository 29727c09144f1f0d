package com.bakery.forecasting.member;

import com.bakery.forecasting.data.ProductData;

/**
 * How much more or less the whole shop sold in past years at the time of a coming day than just before the window's end: r_y(t) = ln of (mean open day of the 15
 * days around t - 364 y over mean open day of the 14 days up to the window's end - 364 y), between ln 1/5 and ln 5, y = 1..3 where the history reaches; the
 * factor is exp(3/4 of the mean r_y). The shop, not the product, because its totals are steady.
 */
final class YearFactor {
    /** Longest horizon of a model. */
    static final int STEPS = 365;

    private static final double DAMPING = 0.75;
    private static final int YEARS = 3;

    private YearFactor() {}

    /** Factor of each of the next days; 1 everywhere while there is no year of history. */
    static double[] of(TrainingWindow window) {
        ProductData data = window.data();
        int last = data.offset() + window.days() - 1;
        double[] factors = new double[STEPS];
        for (int h = 1; h <= STEPS; h++) {
            double sum = 0;
            int years = 0;
            for (int year = 1; year <= YEARS && last - 364 * year >= 14; year++) {
                double before = meanOpen(data.shopTotal(), last - 364 * year - 13, last - 364 * year, last);
                double around = meanOpen(data.shopTotal(), last + h - 364 * year - 7, last + h - 364 * year + 7, last);
                if (before > 0 && around > 0) {
                    sum += Math.log(Math.min(5, Math.max(0.2, around / before)));
                    years++;
                }
            }
            factors[h - 1] = years == 0 ? 1 : Math.exp(DAMPING * sum / years);
        }
        return factors;
    }

    /** Mean of the open days in the range, not behind {@code last}; 0 if there is none. */
    private static double meanOpen(double[] totals, int from, int to, int last) {
        double sum = 0;
        int open = 0;
        for (int i = Math.max(0, from); i <= Math.min(to, last); i++) {
            if (totals[i] > 0) {
                sum += totals[i];
                open++;
            }
        }
        return open == 0 ? 0 : sum / open;
    }
}
