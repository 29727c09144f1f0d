package com.bakery.prophet.fit;

import java.util.Arrays;

/**
 * The mode in theta = (u, delta) for a given v = sigma^2: it minimises theta'(G + v Lambda)theta / 2 - c'theta + (v / tau)|delta|_1. The smooth
 * block u is eliminated by a Cholesky factorisation of G_uu + v I; what is left is a lasso in the changepoints alone.
 */
final class GivenVariance {
    private final Design design;
    private final Gram gram;
    private final Lasso lasso;
    private double variance;
    private Cholesky factor;
    /** L^-1 G_uh, one row per hinge. */
    private final double[][] half;
    /** The Schur complement of the smooth block. */
    private final double[][] matrix;

    private double[] u;
    private double[] delta;

    GivenVariance(Design design, Gram gram) {
        this.design = design;
        this.gram = gram;
        lasso = new Lasso(gram.hinges);
        half = new double[gram.hinges][];
        matrix = new double[gram.hinges][gram.hinges];
        u = new double[gram.smooth];
        delta = new double[gram.hinges];
        factor = factor(1);
    }

    /** Moves to the mode for {@code v}. */
    void solve(double v) {
        variance = v;
        factor = factor(v);
        for (int j = 0; j < gram.hinges; j++) {
            half[j] = gram.hu[j].clone();
            factor.solveLower(half[j]);
        }
        double[] halfY = gram.uy.clone();
        factor.solveLower(halfY);
        // M = G_hh - G_hu (G_uu + v I)^-1 G_uh, b = c_h - G_hu (G_uu + v I)^-1 c_u
        double[] linear = new double[gram.hinges];
        for (int i = 0; i < gram.hinges; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = gram.hh[i][j] - Vectors.dot(half[i], half[j]);
                matrix[j][i] = matrix[i][j];
            }
            linear[i] = gram.hy[i] - Vectors.dot(half[i], halfY);
        }
        delta = lasso.minimise(matrix, linear, weight()).clone();
        u = gram.uy.clone();
        subtractHinges(u, delta);
        factor.solve(u);
    }

    private double weight() {
        return variance / design.changepointPriorScale();
    }

    private Cholesky factor(double v) {
        double[][] penalised = new double[gram.smooth][];
        for (int a = 0; a < gram.smooth; a++) {
            penalised[a] = gram.uu[a].clone();
            penalised[a][a] += v;
        }
        return Cholesky.of(penalised, gram.smooth);
    }

    /** The residual sum of squares by the optimality conditions: y'y - c'theta - v u'u - (v / tau)|delta|_1. It cancels where the fit is near to perfect. */
    double rss() {
        double sum =
                gram.yy - Vectors.dot(gram.uy, u) - Vectors.dot(gram.hy, delta) - variance * Vectors.sumOfSquares(u);
        for (double change : delta) {
            sum -= weight() * Math.abs(change);
        }
        return sum;
    }

    /**
     * One step of iterative refinement with residuals taken from the observations, where the Gram form would cancel: the active changepoints keep
     * their signs, the others stay at zero.
     *
     * @return residual sum of squares and largest gradient before the step
     */
    Refinement refine() {
        double[] residuals = design.residuals(parameters());
        double[] gradientU = design.smoothProducts(residuals);
        double largest = 0;
        for (int a = 0; a < gram.smooth; a++) {
            gradientU[a] -= variance * u[a];
            largest = Math.max(largest, Math.abs(gradientU[a]) / (variance * design.scale()[a]));
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
            double gradient = gradientH[active[i]] - weight() * Math.signum(delta[active[i]]);
            largest = Math.max(largest, Math.abs(gradient) / variance);
            step[i] = gradient - Vectors.dot(half[active[i]], halfU);
        }
        Cholesky.of(reduced, active.length).solve(step);
        double[] deltaStep = new double[gram.hinges];
        for (int i = 0; i < active.length; i++) {
            int j = active[i];
            if (Math.signum(delta[j] + step[i]) == Math.signum(delta[j])) {
                deltaStep[j] = step[i];
                delta[j] += step[i];
            }
        }
        subtractHinges(gradientU, deltaStep);
        factor.solve(gradientU);
        for (int a = 0; a < gram.smooth; a++) {
            u[a] += gradientU[a];
        }
        return new Refinement(Vectors.sumOfSquares(residuals), design.changepointPriorScale() * largest);
    }

    /**
     * What a step of refinement found.
     *
     * @param rss residual sum of squares before it
     * @param violation of theta's optimality conditions before it, in units of 1 / tau
     */
    record Refinement(double rss, double violation) {}

    private void subtractHinges(double[] target, double[] hingeWeights) {
        for (int j = 0; j < gram.hinges; j++) {
            if (hingeWeights[j] != 0) {
                Vectors.addScaled(target, -hingeWeights[j], gram.hu[j]);
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

    Parameters parameters() {
        double[] beta = new double[gram.smooth - 2];
        for (int f = 0; f < beta.length; f++) {
            beta[f] = design.scale()[f + 2] * u[f + 2];
        }
        return new Parameters(
                design.scale()[0] * u[0], design.scale()[1] * u[1], delta.clone(), Math.sqrt(variance), beta);
    }
}
