package com.bakery.prophet.fit;

import com.bakery.prophet.FitReport.Ending;
import com.bakery.prophet.ProphetException;
import com.bakery.prophet.ProphetException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The posterior mode. A model whose mean is linear in its parameters has one mode given its noise, found by {@link ConvexSolver}. For the others each
 * step solves the tangent's regression the same way and moves towards it as far as the density rises (Gauss-Newton with the Laplace and normal priors
 * kept exact).
 */
public final class ExactSolver {
    /** A larger violation of the optimality conditions, in units of 1 / tau, is no optimum. */
    private static final double MAX_VIOLATION = 1e-6;
    /** A step aims at this; most end well below. */
    private static final double WANTED_VIOLATION = 1e-9;

    private static final int MAX_STEPS = 500;
    private static final double SHORTEST_STEP = 1e-8;
    /** Differences of the log density that rounding may make, as a share of it. */
    private static final double DENSITY_NOISE = 1e-12;

    private ExactSolver() {}

    /**
     * Finds the mode; a local one where the mean is not linear.
     *
     * @param start parameters to start from; null takes {@link Problem#start()}
     * @param check called once a round; what it throws ends the fit
     * @throws ProphetException NOT_CONVERGED if the optimality conditions of a linear problem cannot be met; of another one the solution says how near
     *     it came
     */
    public static Solution solve(Problem problem, @Nullable Parameters start, FitCheck check) {
        return problem.isLinear()
                ? linear(problem, new Prepared(problem), start, check)
                : tangents(problem, start, check);
    }

    /**
     * The same for a problem whose columns are prepared; its mean is linear.
     *
     * @param prepared of a problem that differs in its values only
     */
    public static Solution solve(Problem problem, Prepared prepared, @Nullable Parameters start, FitCheck check) {
        return linear(problem, prepared, start, check);
    }

    private static Solution linear(Problem problem, Prepared prepared, @Nullable Parameters start, FitCheck check) {
        ConstantColumns constants = prepared.constants.withTarget(problem.y());
        Gram gram = new Gram(prepared.gram, constants.reduced());
        double variance = start == null ? Double.NaN : start.sigma() * start.sigma();
        ConvexSolver.Mode mode = ConvexSolver.solve(constants.reduced(), gram, variance, check);
        Parameters parameters = constants.expand(mode.parameters());
        return ended(problem, constants.original(), parameters, mode.rounds());
    }

    /** What the solver needs to know of a linear problem's columns, whatever its values are: most of the work of a fit. */
    public static final class Prepared {
        private final ConstantColumns constants;
        private final Gram gram;

        public Prepared(Problem problem) {
            constants = ConstantColumns.merge(problem.design());
            gram = new Gram(constants.reduced());
        }
    }

    private static Solution tangents(Problem problem, @Nullable Parameters start, FitCheck check) {
        Parameters current = start == null ? problem.start() : start;
        current = problem.withBestSigma(current);
        double density = problem.logDensity(current);
        Parameters best = current;
        double bestViolation = Double.POSITIVE_INFINITY;
        int step = 0;
        boolean stalled = false;
        while (step < MAX_STEPS) {
            check.round(step);
            Design tangent = problem.tangent(current);
            double violation = violation(problem, tangent, current);
            check.found(step, "log density", density, violation);
            if (violation < bestViolation) {
                best = current;
                bestViolation = violation;
            }
            if (violation <= WANTED_VIOLATION) {
                break;
            }
            step++;
            Parameters target = ConvexSolver.solve(
                            tangent, new Gram(tangent), current.sigma() * current.sigma(), FitCheck.NONE)
                    .parameters();
            Parameters next = next(problem, current, target, density, violation);
            if (next == null) {
                stalled = true;
                break;
            }
            current = next;
            density = problem.logDensity(current);
        }
        if (bestViolation <= MAX_VIOLATION || isPerfect(current)) {
            return ended(problem, problem.tangent(best), best, step);
        }
        Ending ending = stalled ? Ending.NO_HIGHER : Ending.MAX_ITERATIONS;
        return new Solution(current, ending, step, density, violation(problem, problem.tangent(current), current));
    }

    /**
     * The first of the points target, halfway to it, a quarter of the way ... whose density is higher; null if none is. Where the density no longer
     * tells the target from here, the target is taken if it violates the optimality conditions less.
     */
    private static @Nullable Parameters next(
            Problem problem, Parameters from, Parameters target, double density, double violation) {
        double noise = DENSITY_NOISE * (1 + Math.abs(density));
        for (double share = 1; share >= SHORTEST_STEP; share /= 2) {
            Parameters candidate = problem.withBestSigma(from.towards(target, share));
            double gain = problem.logDensity(candidate) - density;
            if (share == 1 && Math.abs(gain) <= noise) {
                return violation(problem, problem.tangent(candidate), candidate) < violation ? candidate : null;
            }
            if (gain > 0) {
                return candidate;
            }
        }
        return null;
    }

    private static boolean isPerfect(Parameters parameters) {
        return parameters.sigma() * parameters.sigma() <= ConvexSolver.MIN_VARIANCE * (1 + 1e-9);
    }

    private static double violation(Problem problem, Design tangent, Parameters at) {
        return tangent.violation(at, problem.residuals(at), ConvexSolver.MIN_VARIANCE);
    }

    private static Solution ended(Problem problem, Design tangent, Parameters parameters, int rounds) {
        double[] residuals = problem.residuals(parameters);
        double violation = tangent.violation(parameters, residuals, ConvexSolver.MIN_VARIANCE);
        boolean perfect = isPerfect(parameters);
        if (!(violation <= MAX_VIOLATION || perfect)) {
            throw new ProphetException(
                    Reason.NOT_CONVERGED,
                    "the exact solver stopped after " + rounds + " rounds with an optimality violation of " + violation
                            + "; allowed is " + MAX_VIOLATION);
        }
        Ending ending = perfect ? Ending.PERFECT_FIT : Ending.CONVERGED;
        double density = problem.logDensity(parameters, Vectors.sumOfSquares(residuals));
        return new Solution(parameters, ending, rounds, density, violation);
    }
}
