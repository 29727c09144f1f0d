package com.bakery.prophet.fit;

import com.bakery.prophet.FitReport.Ending;
import com.bakery.prophet.ProphetException;
import com.bakery.prophet.ProphetException.Reason;
import java.util.Arrays;

/**
 * The posterior mode of a linear additive model, exactly.
 *
 * <p>For fixed v = sigma^2 the mode in theta = (u, delta) minimises theta'(G + v Lambda)theta / 2 - c'theta + (v / tau)|delta|_1, a strictly
 * convex problem: u is eliminated by a Cholesky factorisation of its scaled block G_uu + v I, what is left is a lasso in the changepoints alone. For
 * fixed theta the mode in sigma solves 4 v^2 + n v - RSS = 0. The fixed point of the two is found in x = ln v by safeguarded secant steps on
 * g(x) = ln v(theta(x)) - x.
 */
public final class ExactSolver {
    private static final int MAX_ROUNDS = 200;
    /** A larger violation of the optimality conditions, in units of 1 / tau, is no optimum. */
    private static final double MAX_VIOLATION = 1e-6;
    /** Below this v the data are fitted perfectly and the density is unbounded; the noise stays at a millionth of the scale. */
    private static final double MIN_VARIANCE = 1e-12;

    private final LinearProblem problem;
    private final Gram gram;
    private final Lasso lasso;
    private final FitCheck check;
    private double[] residuals;
    private double[] u;
    private double[] delta;

    private ExactSolver(LinearProblem problem, FitCheck check) {
        this.problem = problem;
        this.check = check;
        gram = new Gram(problem);
        lasso = new Lasso(gram.hinges);
        residuals = problem.y();
        u = new double[gram.smooth];
        delta = new double[gram.hinges];
    }

    /**
     * Finds the mode.
     *
     * @param check called once a round; what it throws ends the fit
     * @throws ProphetException NOT_CONVERGED if the optimality conditions cannot be met
     */
    public static Solution solve(LinearProblem problem, FitCheck check) {
        return new ExactSolver(problem, check).solve();
    }

    private Solution solve() {
        double x = Math.log(Math.max(startVariance(), MIN_VARIANCE));
        double low = Math.log(MIN_VARIANCE);
        double high = Math.log(Math.max(1, Vectors.sumOfSquares(problem.y())));
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
        return finish(Math.exp(x), rounds);
    }

    /** Root of the line through the last two points; plain fixed point while there is one point only. */
    private static double secant(double x, double g, double previousX, double previousG) {
        double slope = (g - previousG) / (x - previousX);
        return Double.isNaN(slope) || slope >= 0 ? x + g : x - g / slope;
    }

    private double startVariance() {
        double mean = 0;
        for (double value : problem.y()) {
            mean += value / problem.observations();
        }
        double sum = 0;
        for (double value : problem.y()) {
            sum += (value - mean) * (value - mean);
        }
        return 0.2 * sum / problem.observations();
    }

    /** sigma's mode given theta: the positive root of 4 v^2 + n v - RSS, written without cancellation. */
    private double bestVariance() {
        double rss = Vectors.sumOfSquares(residuals);
        double n = problem.observations();
        return 2 * rss / (n + Math.sqrt(n * n + 16 * rss));
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
        delta = lasso.minimise(matrix, linear, v / problem.changepointPriorScale())
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
        residuals = problem.residuals(parameters(v));
        double[] gradientU = gram.smoothProducts(residuals);
        for (int a = 0; a < gram.smooth; a++) {
            gradientU[a] -= v * u[a];
        }
        double[] gradientH = gram.hingeProducts(residuals);
        int[] active = activeIndices();
        double[] halfU = gradientU.clone();
        factor.solveLower(halfU);
        double[][] reduced = new double[active.length][active.length];
        double[] step = new double[active.length];
        for (int i = 0; i < active.length; i++) {
            for (int j = 0; j < active.length; j++) {
                reduced[i][j] = matrix[active[i]][active[j]];
            }
            double weight = v / problem.changepointPriorScale() * Math.signum(delta[active[i]]);
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
        residuals = problem.residuals(parameters(v));
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

    private Solution finish(double v, int rounds) {
        Parameters parameters = parameters(v);
        double violation = violation(v);
        boolean perfect = v <= MIN_VARIANCE * (1 + 1e-9);
        if (!(violation <= MAX_VIOLATION || perfect)) {
            throw new ProphetException(
                    Reason.NOT_CONVERGED,
                    "the exact solver stopped after " + rounds + " rounds with an optimality violation of " + violation
                            + "; allowed is " + MAX_VIOLATION);
        }
        Ending ending = perfect ? Ending.PERFECT_FIT : Ending.CONVERGED;
        return new Solution(parameters, ending, rounds, problem.logDensity(parameters), violation);
    }

    /** Largest violation of the optimality conditions, in units of 1 / tau. */
    private double violation(double v) {
        double tau = problem.changepointPriorScale();
        double[] gradientU = gram.smoothProducts(residuals);
        double worst = 0;
        for (int a = 0; a < gram.smooth; a++) {
            // scaled columns carry their prior sd; divide it out again
            worst = Math.max(worst, tau * Math.abs(gradientU[a] / v - u[a]) / gram.scale[a]);
        }
        double[] gradientH = gram.hingeProducts(residuals);
        for (int j = 0; j < gram.hinges; j++) {
            double slope = tau * gradientH[j] / v;
            double excess = delta[j] == 0 ? Math.max(0, Math.abs(slope) - 1) : Math.abs(slope - Math.signum(delta[j]));
            worst = Math.max(worst, excess);
        }
        double rss = Vectors.sumOfSquares(residuals);
        double slopeOfSigma = rss / v - problem.observations() - 4 * v;
        boolean heldByFloor = v <= MIN_VARIANCE * (1 + 1e-9) && slopeOfSigma < 0;
        return heldByFloor ? worst : Math.max(worst, tau * Math.abs(slopeOfSigma));
    }

    private Parameters parameters(double v) {
        double[] beta = new double[gram.smooth - 2];
        for (int f = 0; f < beta.length; f++) {
            beta[f] = gram.scale[f + 2] * u[f + 2];
        }
        return new Parameters(gram.scale[0] * u[0], gram.scale[1] * u[1], delta.clone(), Math.sqrt(v), beta);
    }

    /**
     * Where the solver ended.
     *
     * @param ending CONVERGED or PERFECT_FIT
     * @param rounds solves for a variance
     * @param logDensity as {@link LinearProblem#logDensity}
     * @param violation largest violation of the optimality conditions, in units of 1 / tau
     */
    public record Solution(Parameters parameters, Ending ending, int rounds, double logDensity, double violation) {}
}
