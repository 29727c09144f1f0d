package com.bakery.forecasting.member;

import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Smoothing states at the end of a series.
 *
 * @param season of Monday to Sunday
 */
record WeeklySmoothing(double alpha, double gamma, double level, double[] season) {
    /** Weeks that give the states at the start. */
    private static final int START_WEEKS = 4;

    double forecast(int weekday) {
        return level + season[weekday];
    }

    /**
     * The fit with the least sum of squared one-step errors. The two parameters are searched by Nelder-Mead on p, q with alpha = logistic(p), gamma =
     * (1 - alpha) logistic(q); the start states are the means of the first weeks.
     */
    static WeeklySmoothing fit(SmoothingSeries series) {
        double[] season = new double[7];
        double level = startStates(series, season);
        SimplexOptimizer optimizer = new SimplexOptimizer(new SimpleValueChecker(1e-6, -1));
        PointValuePair best = optimizer.optimize(
                new MaxEval(400),
                GoalType.MINIMIZE,
                new ObjectiveFunction(point -> run(series, alpha(point), gamma(point), level, season.clone())[0]),
                new InitialGuess(new double[] {-2, -3}),
                new NelderMeadSimplex(new double[] {1, 1}));
        double alpha = alpha(best.getPoint());
        double gamma = gamma(best.getPoint());
        double[] end = season.clone();
        double endLevel = run(series, alpha, gamma, level, end)[1];
        return new WeeklySmoothing(alpha, gamma, endLevel, end);
    }

    /** Sum of squared errors and last level; {@code season} is carried to its last state. */
    private static double[] run(SmoothingSeries series, double alpha, double gamma, double level, double[] season) {
        double squares = 0;
        for (int i = 0; i < series.days(); i++) {
            if (series.observed()[i]) {
                int weekday = series.weekday()[i];
                double error = series.value()[i] - level - season[weekday];
                level += alpha * error;
                season[weekday] += gamma * error;
                squares += error * error;
            }
        }
        return new double[] {squares, level};
    }

    private static double startStates(SmoothingSeries series, double[] season) {
        double[] sums = new double[7];
        int[] counts = new int[7];
        for (int i = 0; i < Math.min(series.days(), 7 * START_WEEKS); i++) {
            if (series.observed()[i]) {
                sums[series.weekday()[i]] += series.value()[i];
                counts[series.weekday()[i]]++;
            }
        }
        double level = 0;
        int weekdays = 0;
        for (int weekday = 0; weekday < 7; weekday++) {
            if (counts[weekday] > 0) {
                level += sums[weekday] / counts[weekday];
                weekdays++;
            }
        }
        level /= Math.max(1, weekdays);
        for (int weekday = 0; weekday < 7; weekday++) {
            season[weekday] = counts[weekday] == 0 ? 0 : sums[weekday] / counts[weekday] - level;
        }
        return level;
    }

    private static double alpha(double[] point) {
        return logistic(point[0]);
    }

    private static double gamma(double[] point) {
        return (1 - logistic(point[0])) * logistic(point[1]);
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
