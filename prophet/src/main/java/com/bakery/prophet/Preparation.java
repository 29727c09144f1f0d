package com.bakery.prophet;

import com.bakery.prophet.FitReport.Ending;
import com.bakery.prophet.feature.Features;
import com.bakery.prophet.feature.HolidayColumns;
import com.bakery.prophet.fit.Columns;
import com.bakery.prophet.fit.ExactSolver;
import com.bakery.prophet.fit.FitCheck;
import com.bakery.prophet.fit.Parameters;
import com.bakery.prophet.fit.Problem;
import com.bakery.prophet.fit.Solution;
import com.bakery.prophet.fit.StanLbfgs;
import com.bakery.prophet.fit.Waves;
import com.bakery.prophet.trend.Changepoints;
import java.util.Arrays;

/** A series on its way to a fit: scaled, with its changepoints and columns. */
final class Preparation {
    /** Noise of a constant series, which is not optimised (Prophet does the same). */
    private static final double CONSTANT_SIGMA = 1e-9;
    /** Python takes Newton's method below. */
    private static final int ROWS_FOR_LBFGS = 100;

    private final ProphetOptions options;
    private final TimeSeries rows;
    private final Scale scale;
    private final Features features;
    private final boolean dummyChangepoint;
    private final Problem problem;
    private final History history;

    /**
     * @param dates all different times of the history, ascending
     * @param rows those with a value, by time
     */
    Preparation(ProphetOptions options, HolidayColumns holidays, double[] dates, TimeSeries rows) {
        this.options = options;
        this.rows = rows;
        scale = Scale.of(options, rows);
        double[] t = scale.times(rows.ds());
        features = Features.fromHistory(options, holidays, rows);
        double[] placed = Changepoints.place(options, rows.ds(), t);
        dummyChangepoint = placed.length == 0;
        problem = new Problem(
                options.growth(),
                t,
                scale.values(rows),
                scale.caps(options.growth(), rows),
                dummyChangepoint ? new double[] {0} : placed,
                Columns.of(features.values(rows), Waves.of(rows.ds(), features.turns())),
                features.multiplicative(),
                features.priorScales(),
                options.changepointPriorScale());
        history = History.of(dates, t);
    }

    /** Another series on the columns of this one, which has a value in every row. */
    private Preparation(Preparation columns, double[] y) {
        options = columns.options;
        rows = new TimeSeries(columns.rows.ds(), y, columns.rows.columns());
        scale = Scale.of(options, rows);
        features = columns.features;
        dummyChangepoint = columns.dummyChangepoint;
        problem = columns.problem.withValues(scale.values(rows));
        history = columns.history;
    }

    Preparation withValues(double[] y) {
        return new Preparation(this, y);
    }

    Problem problem() {
        return problem;
    }

    FittedProphet fit(FitOptions fitOptions) {
        return fitted(isConstant() ? constant() : mode(fitOptions));
    }

    /** By the exact solver, with what is known of the columns. */
    FittedProphet fit(ExactSolver.Prepared columns, FitCheck check) {
        return fitted(isConstant() ? constant() : ExactSolver.solve(problem, columns, null, check));
    }

    private FittedProphet fitted(Solution solution) {
        Parameters parameters = dummyChangepoint ? withoutChangepoint(solution.parameters()) : solution.parameters();
        FitReport report =
                new FitReport(solution.ending(), solution.rounds(), solution.logDensity(), solution.violation());
        return new FittedProphet(options, scale, problem.changepoints(), features, parameters, report, history);
    }

    private boolean isConstant() {
        double[] y = rows.y();
        return options.growth() != Growth.LOGISTIC && Arrays.stream(y).allMatch(value -> value == y[0]);
    }

    /** The start of the solver, as Prophet keeps it for a constant series. */
    private Solution constant() {
        Parameters parameters = problem.start().withSigma(CONSTANT_SIGMA);
        return new Solution(parameters, Ending.CONSTANT, 0, problem.logDensity(parameters), 0);
    }

    private Solution mode(FitOptions fitOptions) {
        FitCheck check = fitOptions.started();
        Parameters init = fitOptions.init();
        Parameters start = init != null && problem.fits(init) ? init : null;
        if (fitOptions.solver() == Solver.STAN_LBFGS && problem.observations() >= ROWS_FOR_LBFGS) {
            Solution stopped = StanLbfgs.solve(problem, start == null ? problem.start() : start, check);
            if (stopped != null) {
                return stopped;
            }
        }
        return ExactSolver.solve(problem, start, check);
    }

    /** The dummy changepoint at 0 only shifts the slope: it goes into k. */
    private static Parameters withoutChangepoint(Parameters fitted) {
        return new Parameters(fitted.k() + fitted.delta()[0], fitted.m(), new double[1], fitted.sigma(), fitted.beta());
    }
}
