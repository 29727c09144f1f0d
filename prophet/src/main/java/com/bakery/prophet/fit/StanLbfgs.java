package com.bakery.prophet.fit;

import com.bakery.prophet.FitReport.Ending;
import org.jspecify.annotations.Nullable;

/**
 * The optimiser Python's Prophet gets from Stan: limited-memory BFGS over five steps with a strong Wolfe line search (Nocedal and Wright, Numerical
 * Optimization, chapters 3 and 7), in the parameters k, m, delta, ln sigma, beta, with Stan's settings and rules for stopping. The Laplace prior's
 * kinks usually end it above the optimum by the rule of the relative gradient.
 */
public final class StanLbfgs {
    private static final int MAX_ITERATIONS = 10_000;
    private static final double EPSILON = Math.ulp(1.0);
    private static final double FIRST_STEP = 1e-3;
    private static final double ABSOLUTE_OBJECTIVE = 1e-12;
    private static final double ABSOLUTE_GRADIENT = 1e-8;
    private static final double ABSOLUTE_PARAMETERS = 1e-8;
    private static final double RELATIVE_OBJECTIVE = 1e4 * EPSILON;
    private static final double RELATIVE_GRADIENT = 1e7 * EPSILON;

    private final Problem problem;
    private final FitCheck check;
    private final LbfgsMemory memory = new LbfgsMemory();

    private StanLbfgs(Problem problem, FitCheck check) {
        this.problem = problem;
        this.check = check;
    }

    /** Where Stan stops; null where its line search fails, after which Python tries Newton's method. */
    public static @Nullable Solution solve(Problem problem, Parameters start, FitCheck check) {
        return new StanLbfgs(problem, check).solve(start);
    }

    private @Nullable Solution solve(Parameters start) {
        Objective objective = new Objective(problem);
        Point current = objective.at(Objective.vector(start));
        Point previous = current;
        double[] direction = negated(current.gradient());
        double[] previousDirection = direction;
        double previousStep = 0;
        for (int iteration = 1; ; iteration++) {
            check.round(iteration);
            boolean fresh = iteration == 1;
            double first = fresh
                    ? FIRST_STEP
                    : Math.min(1, 1.01 * StrongWolfe.stepGuess(previous, previousDirection, previousStep, current));
            StrongWolfe.@Nullable Step step = StrongWolfe.search(objective, current, direction, first);
            if (step == null && !fresh) {
                fresh = true;
                direction = negated(current.gradient());
                step = StrongWolfe.search(objective, current, direction, FIRST_STEP);
            }
            if (step == null) {
                return null;
            }
            previous = current;
            current = step.point();
            check.found(iteration, "log density", -current.value(), previous.value() - current.value());
            double[] moved = difference(current.x(), previous.x());
            double[] bent = difference(current.gradient(), previous.gradient());
            previousDirection = direction;
            previousStep = step.length();
            if (fresh) {
                // the next guess of a step refers to the scale of the direction that comes out of the memory
                double scale = Vectors.sumOfSquares(bent) / Vectors.dot(bent, moved);
                memory.clear();
                previousDirection = scaled(direction, 1 / scale);
                previousStep *= scale;
            }
            memory.add(moved, bent);
            direction = negated(memory.inverseTimes(current.gradient()));
            Ending ending = ending(previous, current, moved, direction, iteration);
            if (ending != null) {
                Parameters parameters = objective.parameters(current.x());
                double violation = problem.tangent(parameters)
                        .violation(parameters, problem.residuals(parameters), ConvexSolver.MIN_VARIANCE);
                return new Solution(parameters, ending, iteration, problem.logDensity(parameters), violation);
            }
        }
    }

    private static @Nullable Ending ending(
            Point previous, Point current, double[] moved, double[] direction, int iteration) {
        double change = Math.abs(previous.value() - current.value());
        double size = Math.max(Math.abs(current.value()), 1);
        if (change < ABSOLUTE_OBJECTIVE) {
            return Ending.ABSOLUTE_OBJECTIVE;
        }
        if (norm(current.gradient()) < ABSOLUTE_GRADIENT) {
            return Ending.ABSOLUTE_GRADIENT;
        }
        if (norm(moved) < ABSOLUTE_PARAMETERS) {
            return Ending.ABSOLUTE_PARAMETERS;
        }
        if (iteration >= MAX_ITERATIONS) {
            return Ending.MAX_ITERATIONS;
        }
        if (change / Math.max(Math.abs(previous.value()), size) < RELATIVE_OBJECTIVE) {
            return Ending.RELATIVE_OBJECTIVE;
        }
        return -Vectors.dot(direction, current.gradient()) / size < RELATIVE_GRADIENT ? Ending.RELATIVE_GRADIENT : null;
    }

    private static double norm(double[] vector) {
        return Math.sqrt(Vectors.sumOfSquares(vector));
    }

    private static double[] negated(double[] vector) {
        return scaled(vector, -1);
    }

    private static double[] scaled(double[] vector, double factor) {
        double[] scaled = new double[vector.length];
        Vectors.addScaled(scaled, factor, vector);
        return scaled;
    }

    private static double[] difference(double[] a, double[] b) {
        double[] difference = a.clone();
        Vectors.addScaled(difference, -1, b);
        return difference;
    }

    /** A point with the objective and its gradient. */
    record Point(double[] x, double value, double[] gradient) {
        boolean isFinite() {
            return Double.isFinite(value);
        }
    }
}
