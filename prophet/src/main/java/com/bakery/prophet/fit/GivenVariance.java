package com.bakery.prophet.fit;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The mode in theta = (u, delta) for a given v = sigma^2: it minimises theta'(G + v Lambda)theta / 2 - c'theta + (v / tau)|delta|_1. The smooth
 * block u is eliminated by a Cholesky factorisation L L' = G_uu + v I; what is left is a lasso in the changepoints alone, with the matrix
 * M = G_hh - G_hu (G_uu + v I)^-1 G_uh and the vector b = c_h - G_hu (G_uu + v I)^-1 c_u. Few changepoints are active, so M and b are computed for
 * those only; the gradient b - M delta of the others follows from u.
 */
final class GivenVariance implements Lasso.Quadratic {
    private final Design design;
    private final Gram gram;
    private final Lasso lasso;
    private double variance;
    private Cholesky factor;
    /** L^-1 c_u. */
    private double[] halfY;
    /** L^-1 G_uh, one row per hinge, of those asked for since the factorisation; null for the others. */
    private double[] @Nullable [] half;

    private double[] u;
    private double[] delta;

    GivenVariance(Design design, Gram gram) {
        this.design = design;
        this.gram = gram;
        lasso = new Lasso(gram.hinges);
        u = new double[gram.smooth];
        delta = new double[gram.hinges];
        factor = factor(1);
        halfY = u;
        half = new double[gram.hinges][];
    }

    /** Moves to the mode for {@code v}. */
    void solve(double v) {
        variance = v;
        factor = factor(v);
        half = new double[gram.hinges][];
        halfY = gram.uy.clone();
        factor.solveLower(halfY);
        delta = lasso.minimise(this, weight()).clone();
        u = smoothGiven(delta);
    }

    /** The mode in u for given changes: (G_uu + v I)^-1 (c_u - G_uh delta). */
    private double[] smoothGiven(double[] changes) {
        double[] given = gram.uy.clone();
        subtractHinges(given, changes);
        factor.solve(given);
        return given;
    }

    private double[] half(int hinge) {
        double[] row = half[hinge];
        if (row == null) {
            row = gram.hu[hinge].clone();
            factor.solveLower(row);
            half[hinge] = row;
        }
        return row;
    }

    @Override
    public double curvature(int i, int j) {
        return gram.hh[i][j] - Vectors.dot(half(i), half(j));
    }

    @Override
    public double linear(int i) {
        return gram.hy[i] - Vectors.dot(half(i), halfY);
    }

    @Override
    public double[] gradient(double[] changes) {
        double[] smooth = smoothGiven(changes);
        double[] gradient = gram.hy.clone();
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] -= Vectors.dot(gram.hu[i], smooth);
            if (changes[i] != 0) {
                Vectors.addScaled(gradient, -changes[i], gram.hh[i]);
            }
        }
        return gradient;
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
                reduced[i][j] = curvature(active[i], active[j]);
            }
            double gradient = gradientH[active[i]] - weight() * Math.signum(delta[active[i]]);
            largest = Math.max(largest, Math.abs(gradient) / variance);
            step[i] = gradient - Vectors.dot(half(active[i]), halfU);
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
