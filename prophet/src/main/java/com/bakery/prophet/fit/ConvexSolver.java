package com.bakery.prophet.fit;

import java.util.Arrays;

/**
 * The posterior mode of a regression, exactly.
 *
 * <p>For fixed v = sigma^2 the mode in theta = (u, delta) minimises theta'(G + v Lambda)theta / 2 - c'theta + (v / tau)|delta|_1, a strictly
 * convex problem: u is eliminated by a Cholesky factorisation of its scaled block G_uu + v I, what is left is a lasso in the changepoints alone. For
 * fixed theta the mode in sigma solves 4 v^2 + n v - RSS = 0. The fixed point of the two is found in x = ln v by safeguarded secant steps on
 * g(x) = ln v(theta(x)) - x.
 */
final class ConvexSolver {
    private static final int MAX_ROUNDS = 200;
    /** Below this v the data are fitted perfectly and the density is unbounded; the noise stays at a millionth of the scale. */
    static final double MIN_VARIANCE = 1e-12;

    private final Design design;
    private final Gram gram;
    private final Lasso lasso;
    private final FitCheck check;
    private double[] residuals;
    private double[] u;
    private double[] delta;

    private ConvexSolver(Design design, FitCheck check) {
        this.design = design;
        this.check = check;
        gram = new Gram(design);
        lasso = new Lasso(gram.hinges);
        residuals = design.target();
        u = new double[gram.smooth];
        delta = new double[gram.hinges];
    }

    /**
     * Finds the mode.
     *
     * @param start squared noise to start from; NaN takes a fifth of the target's variance
     * @param check called once a round; what it throws ends the fit
     */
    static Mode solve(Design design, double start, FitCheck check) {
        return new ConvexSolver(design, check).solve(start);
    }

    private Mode solve(double start) {
        double x = Math.log(Math.max(Double.isNaN(start) ? startVariance() : start, MIN_VARIANCE));
        double low = Math.log(MIN_VARIANCE);
        double high = Math.log(Math.max(1, Vectors.sumOfSquares(design.target())));
        double previousX = Double.NaN;
        double previousG = Double.NaN;
        int rounds = 0;
        double g = Double.POSITIVE_INFINITY;
        while (rounds < MAX_ROUNDS) {
            check.round(rounds);
            rounds++;
            solveForVariance(Math.exp(x));
            g = Math.log(Math.max(bestVariance(), MIN_VARIANCE)) - x;
            if (Math.abs(g) < 1e-13) {
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
        return new Mode(parameters(Math.exp(x)), rounds);
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

    /** sigma squared's mode given theta. */
    private double bestVariance() {
        return Problem.bestVariance(Vectors.sumOfSquares(residuals), design.observations());
    }

    /** theta's mode given v; leaves u, delta and the residuals. */
    private void solveForVariance(double v) {
        Cholesky factor = factor(v);
        double[][] half = new double[gram.hinges][];
        for (int j = 0; j < gram.hinges; j++) {
            half[j] = gram.hu[j].clone();
            factor.solveLower(half[j]);
        }
        double[] halfY = gram.uy.clone();
        factor.solveLower(halfY);
        // Schur complement: M = G_hh - G_hu (G_uu + v I)^-1 G_uh, b = c_h - G_hu (G_uu + v I)^-1 c_u
        double[][] matrix = new double[gram.hinges][gram.hinges];
        double[] linear = new double[gram.hinges];
        for (int i = 0; i < gram.hinges; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = gram.hh[i][j] - Vectors.dot(half[i], half[j]);
                matrix[j][i] = matrix[i][j];
            }
            linear[i] = gram.hy[i] - Vectors.dot(half[i], halfY);
        }
        delta = lasso.minimise(matrix, linear, v / design.changepointPriorScale())
                .clone();
        u = gram.uy.clone();
        subtractHinges(u, delta);
        factor.solve(u);
        refine(v, factor, matrix, half);
    }

    private Cholesky factor(double v) {
        double[][] penalised = new double[gram.smooth][];
        for (int a = 0; a < gram.smooth; a++) {
            penalised[a] = gram.uu[a].clone();
            penalised[a][a] += v;
        }
        return Cholesky.of(penalised, gram.smooth);
    }

    /**
     * One step of iterative refinement with residuals taken from the observations, where the Gram form would cancel: the active changepoints keep
     * their signs, the others stay at zero.
     */
    private void refine(double v, Cholesky factor, double[][] matrix, double[][] half) {
        residuals = design.residuals(parameters(v));
        double[] gradientU = design.smoothProducts(residuals);
        for (int a = 0; a < gram.smooth; a++) {
            gradientU[a] -= v * u[a];
        }
        double[] gradientH = design.hingeProducts(residuals, gram.firstRows);
        int[] active = activeIndices();
        double[] halfU = gradientU.clone();
        factor.solveLower(halfU);
        double[][] reduced = new double[active.length][active.length];
        double[] step = new double[active.length];
        for (int i = 0; i < active.length; i++) {
            for (int j = 0; j < active.length; j++) {
                reduced[i][j] = matrix[active[i]][active[j]];
            }
            double weight = v / design.changepointPriorScale() * Math.signum(delta[active[i]]);
            step[i] = gradientH[active[i]] - weight - Vectors.dot(half[active[i]], halfU);
        }
        Cholesky.of(reduced, active.length).solve(step);
        double[] deltaStep = new double[gram.hinges];
        for (int i = 0; i < active.length; i++) {
            if (Math.signum(delta[active[i]] + step[i]) == Math.signum(delta[active[i]])) {
                deltaStep[active[i]] = step[i];
                delta[active[i]] += step[i];
            }
        }
        subtractHinges(gradientU, deltaStep);
        factor.solve(gradientU);
        for (int a = 0; a < gram.smooth; a++) {
            u[a] += gradientU[a];
        }
        residuals = design.residuals(parameters(v));
    }

    private void subtractHinges(double[] target, double[] hingeWeights) {
        for (int j = 0; j < gram.hinges; j++) {
            if (hingeWeights[j] != 0) {
                for (int a = 0; a < gram.smooth; a++) {
                    target[a] -= gram.hu[j][a] * hingeWeights[j];
                }
            }
        }
    }

    private int[] activeIndices() {
        int[] active = new int[gram.hinges];
        int count = 0;
        for (int j = 0; j < gram.hinges; j++) {
            if (delta[j] != 0) {
                active[count++] = j;
            }
        }
        return Arrays.copyOf(active, count);
    }

    private Parameters parameters(double v) {
        double[] beta = new double[gram.smooth - 2];
        for (int f = 0; f < beta.length; f++) {
            beta[f] = design.scale()[f + 2] * u[f + 2];
        }
        return new Parameters(design.scale()[0] * u[0], design.scale()[1] * u[1], delta.clone(), Math.sqrt(v), beta);
    }

    /**
     * The mode.
     *
     * @param rounds solves for a variance
     */
    record Mode(Parameters parameters, int rounds) {}
}
