package com.bakery.prophet.fit;

/**
 * The posterior mode of a regression, exactly: for fixed v = sigma^2 the mode in theta is that of {@link GivenVariance}, for fixed theta the one in
 * sigma solves 4 v^2 + n v - RSS = 0. The fixed point of the two is found in x = ln v by safeguarded secant steps on g(x) = ln v(theta(x)) - x, with the
 * residuals' square sum from the Gram matrix, or from the observations where the Gram matrix would lose it to rounding.
 */
final class ConvexSolver {
    /** Below this v the data are fitted perfectly and the density is unbounded; the noise stays at a millionth of the scale. */
    static final double MIN_VARIANCE = 1e-12;

    private static final String SIGMA_SQUARED = "sigma squared";
    private static final int MAX_ROUNDS = 200;
    private static final int MAX_POLISHING = 4;
    /** Of a smaller share of the target's square sum the Gram matrix says too little. */
    private static final double CANCELLING = 1e-4;

    private static final double FIXED = 1e-11;
    private static final double POLISHED = 1e-9;

    private final Design design;
    private final Gram gram;
    private final GivenVariance mode;
    private final FitCheck check;
    private boolean exact;

    private ConvexSolver(Design design, Gram gram, FitCheck check) {
        this.design = design;
        this.gram = gram;
        this.check = check;
        mode = new GivenVariance(design, gram);
    }

    /**
     * Finds the mode.
     *
     * @param gram of the design
     * @param start squared noise to start from; NaN takes a fifth of the target's variance
     * @param check called once a round; what it throws ends the fit
     */
    static Mode solve(Design design, Gram gram, double start, FitCheck check) {
        return new ConvexSolver(design, gram, check).solve(start);
    }

    private Mode solve(double start) {
        double x = Math.log(Math.max(Double.isNaN(start) ? startVariance() : start, MIN_VARIANCE));
        double low = Math.log(MIN_VARIANCE);
        double high = Math.log(Math.max(1, gram.yy));
        double previousX = Double.NaN;
        double previousG = Double.NaN;
        int rounds = 0;
        while (rounds < MAX_ROUNDS) {
            check.round(rounds);
            rounds++;
            double variance = Math.exp(x);
            mode.solve(variance);
            double g = Math.log(Math.max(Problem.bestVariance(rss(), design.observations()), MIN_VARIANCE)) - x;
            check.found(rounds, SIGMA_SQUARED, variance, g);
            if (Math.abs(g) < FIXED) {
                break;
            }
            if (g > 0) {
                low = x;
            } else {
                high = x;
            }
            double next = secant(x, g, previousX, previousG);
            if (!(next > low && next < high)) {
                next = Math.min(Math.max(x + g, low), high);
            }
            previousX = x;
            previousG = g;
            if (next == x) {
                break;
            }
            x = next;
        }
        polish();
        return new Mode(mode.parameters(), rounds);
    }

    private double rss() {
        double rss = exact ? 0 : mode.rss();
        if (rss < CANCELLING * gram.yy) {
            exact = true;
            rss = mode.refine().rss();
        }
        return rss;
    }

    private void polish() {
        double violation = Double.POSITIVE_INFINITY;
        for (int step = 0; step < MAX_POLISHING && violation > POLISHED; step++) {
            violation = mode.refine().violation();
        }
    }

    /** Root of the line through the last two points; plain fixed point while there is one point only. */
    private static double secant(double x, double g, double previousX, double previousG) {
        double slope = (g - previousG) / (x - previousX);
        return Double.isNaN(slope) || slope >= 0 ? x + g : x - g / slope;
    }

    private double startVariance() {
        double mean = 0;
        for (double value : design.target()) {
            mean += value / design.observations();
        }
        double sum = 0;
        for (double value : design.target()) {
            sum += (value - mean) * (value - mean);
        }
        return 0.2 * sum / design.observations();
    }

    /**
     * The mode.
     *
     * @param rounds solves for a variance
     */
    record Mode(Parameters parameters, int rounds) {}
}
