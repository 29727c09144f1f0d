package com.bakery.forecasting.data;

import java.util.Arrays;
import java.util.List;

/**
 * The demand of days that sold out. What was sold on such a day is a lower bound of what was wanted (Nahmias, 1994, Demand estimation in lost sales inventory systems): the
 * sales are a censored sample (Tobin, 1958), fitted by the EM algorithm (Dempster, Laird and Rubin, 1977).
 *
 * <p>Model: demand has mean m = level(t) profile(weekday, t) and variance phi m (quasi-Poisson). E-step: a day that sold out at s gets E[Y | Y at least s] and its expected squared
 * residual, see {@link CensoredMoments}. M-step: level and profile in turn are local quasi-Poisson estimates, see {@link KernelMean}; phi is the mean of (Y - m)^2 / m over the
 * residual degrees of freedom, each term bounded at three standard deviations (proposal 2 of Huber, 1964).
 *
 * <p>No level reaches over a level shift. Where next to nothing but lower bounds is known the likelihood grows without end; there uncensored days that are missing are made up by
 * days at the level that was sold, which ends the estimate about two standard deviations above it. A day on which there was nothing to sell says nothing and gets the mean.
 */
final class CensoredDemand {
    private static final double LEVEL_SCALE_DAYS = 14;

    private static final double PROFILE_SCALE_DAYS = 182;
    /** How much more dispersion than that of the sales, or of counts, is believed: where few days are uncensored it would feed on itself. */
    private static final double MOST_DISPERSION = 2.5;

    private static final int MAX_ITERATIONS = 50;
    /** Largest change of a day, as a share of the mean, at which the estimate stands. */
    private static final double TOLERANCE = 5e-4;
    /** Square of the standard deviations that bound a residual. */
    private static final double BOUND = 9;
    /** Share of whole quantities above which a product is counted: a spike taken back or a half loaf does not make it one that is weighed. */
    private static final double MOSTLY = 0.9;
    /** Keeps ratios of days without any demand finite. */
    private static final double TINY = 1e-9;

    private final double[] sold;
    private final boolean[] censored;
    /** Days that say something: open, and with a sale or not sold out. */
    private final boolean[] known;

    private final double mean;
    private final boolean wholeUnits;
    private final KernelMean level;
    private final KernelMean profile;
    private final double[] demand;
    private final double[] levels;
    private final double[] profiles;
    /** Expected (Y - m)^2 / m of censored days, once estimated; NaN for days whose residual is seen. */
    private final double[] expectedSquare;

    private CensoredDemand(ProductData data, List<LevelShift> shifts) {
        int days = data.days();
        sold = data.quantity();
        censored = data.soldOut();
        known = new boolean[days];
        boolean[] free = new boolean[days];
        for (int i = 0; i < days; i++) {
            known[i] = data.open(i) && !(censored[i] && sold[i] <= 0);
            free[i] = known[i] && !censored[i];
        }
        mean = Math.max(TINY, Arrays.stream(sold).sum() / Math.max(1, count(known)));
        wholeUnits =
                Arrays.stream(sold).filter(value -> value == Math.rint(value)).count() > MOSTLY * days;
        level = new KernelMean(sold, known, free, 1, LEVEL_SCALE_DAYS, sections(days, shifts), mean);
        profile = new KernelMean(sold, known, free, 7, PROFILE_SCALE_DAYS, new int[days], 1);
        demand = sold.clone();
        levels = new double[days];
        profiles = new double[days];
        expectedSquare = new double[days];
        Arrays.fill(profiles, 1);
        Arrays.fill(expectedSquare, Double.NaN);
    }

    /**
     * The expected demand on days that sold out, never below what was sold; all other days as they are.
     *
     * @param shifts days from which on the level is another, ascending
     */
    static double[] estimate(ProductData data, List<LevelShift> shifts) {
        return count(data.soldOut()) > 0 ? new CensoredDemand(data, shifts).run() : data.quantity();
    }

    private double[] run() {
        maximise(Double.POSITIVE_INFINITY);
        double phi = Math.max(dispersion(Double.POSITIVE_INFINITY), wholeUnits ? 1 : TINY);
        double most = MOST_DISPERSION * phi;
        for (int iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
            double change = expect(phi);
            if (change < TOLERANCE * mean) {
                break;
            }
            maximise(phi);
            phi = Math.min(most, dispersion(phi));
        }
        return demand;
    }

    /** Fills the censored days; the largest change of one. */
    private double expect(double phi) {
        double largest = 0;
        for (int i = 0; i < demand.length; i++) {
            if (censored[i]) {
                double expected = mean(i);
                if (known[i]) {
                    CensoredMoments moments = CensoredMoments.above(sold[i], expected, phi, wholeUnits);
                    expectedSquare[i] = phi * moments.spread();
                    expected = moments.mean();
                }
                largest = Math.max(largest, Math.abs(expected - demand[i]));
                demand[i] = expected;
            }
        }
        return largest;
    }

    /** Level and profile; no day counts as further from its mean than the bound, so that a holiday does not lift the days around it. */
    private void maximise(double phi) {
        double[] value = demand.clone();
        if (phi < Double.POSITIVE_INFINITY) {
            for (int i = 0; i < value.length; i++) {
                double expected = mean(i);
                double far = Math.sqrt(BOUND * phi * expected);
                value[i] = Math.max(expected - far, Math.min(expected + far, value[i]));
            }
        }
        level.update(value, profiles, levels);
        profile.update(value, levels, profiles);
    }

    private double mean(int day) {
        return Math.max(TINY, levels[day] * profiles[day]);
    }

    /** Variance over mean, seen with residuals bounded by the {@code phi} before. */
    private double dispersion(double phi) {
        double squares = 0;
        double freedom = 0;
        for (int i = 0; i < demand.length; i++) {
            if (known[i]) {
                double residual = demand[i] - mean(i);
                double square = Double.isNaN(expectedSquare[i]) ? residual * residual / mean(i) : expectedSquare[i];
                squares += Math.min(square, BOUND * phi);
                freedom += Math.max(0, 1 - level.leverage(i) - profile.leverage(i));
            }
        }
        return freedom > 0 ? Math.max(TINY, squares / freedom) : 1;
    }

    private static int[] sections(int days, List<LevelShift> shifts) {
        int[] section = new int[days];
        for (LevelShift shift : shifts) {
            for (int i = shift.day(); i < days; i++) {
                section[i]++;
            }
        }
        return section;
    }

    private static int count(boolean[] days) {
        int count = 0;
        for (boolean day : days) {
            count += day ? 1 : 0;
        }
        return count;
    }
}
