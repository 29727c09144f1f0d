package com.bakery.forecasting.member;

import com.bakery.forecasting.data.ProductData;
import java.util.Arrays;

/**
 * The method of Teunter, Syntetos and Babai (2011) for slow sellers, on the level beneath the {@link WeekdayProfile}: the size of a sale z += alpha (x - z) on
 * days with a sale, the chance of one p += beta (sold - p) every day; the level is p z. The pair of a grid with the least squared one-step error is taken;
 * z starts as the mean of the first 8 sales, p as the share of the first 28 days with one.
 */
public final class TsbMember extends WeeklyMember {
    public static final String NAME = "tsb";
    private static final double[] ALPHAS = {.05, .1, .2, .3};
    private static final double[] BETAS = {.02, .05, .1, .2};
    private static final double NEARLY_EVERY = .95;
    private static final int FIRST_SALES = 8;
    private static final int FIRST_DAYS = 28;

    public TsbMember() {
        super(NAME, true);
    }

    @Override
    public boolean isWeighted() {
        return true;
    }

    @Override
    public boolean appliesTo(TrainingWindow window) {
        return window.days() >= Week.DAYS && isSlow(window.data());
    }

    /** Whether the product sells nothing on more than one open day of twenty. By all its days, so that every fold compares the same members. */
    static boolean isSlow(ProductData data) {
        int open = 0;
        for (int i = 0; i < data.days(); i++) {
            open += data.open(i) ? 1 : 0;
        }
        return data.saleDays() < NEARLY_EVERY * open;
    }

    @Override
    Week week(TrainingWindow window, double[] quantity) {
        WeekdayProfile profile = WeekdayProfile.of(window, quantity);
        double[] levels = profile.levels(window, quantity);
        double size = Arrays.stream(levels)
                .filter(x -> x > 0)
                .limit(FIRST_SALES)
                .average()
                .orElse(0);
        double chance = Arrays.stream(levels)
                .limit(FIRST_DAYS)
                .map(x -> x > 0 ? 1 : 0)
                .average()
                .orElse(0);
        double best = size * chance;
        double least = Double.POSITIVE_INFINITY;
        for (double alpha : ALPHAS) {
            for (double beta : BETAS) {
                double[] run = run(levels, size, chance, alpha, beta);
                if (run[0] < least) {
                    least = run[0];
                    best = run[1];
                }
            }
        }
        return profile.week(best);
    }

    /** Squared one-step errors, and the level at the end. */
    private static double[] run(double[] levels, double size, double chance, double alpha, double beta) {
        double z = size;
        double p = chance;
        double squares = 0;
        for (double x : levels) {
            double error = x - p * z;
            squares += error * error;
            if (x > 0) {
                z += alpha * (x - z);
            }
            p += beta * ((x > 0 ? 1 : 0) - p);
        }
        return new double[] {squares, p * z};
    }
}
