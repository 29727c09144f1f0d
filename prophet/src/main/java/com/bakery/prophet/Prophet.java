package com.bakery.prophet;

import com.bakery.prophet.FitReport.Ending;
import com.bakery.prophet.ProphetException.Reason;
import com.bakery.prophet.feature.Features;
import com.bakery.prophet.feature.HolidayColumns;
import com.bakery.prophet.fit.ExactSolver;
import com.bakery.prophet.fit.FitCheck;
import com.bakery.prophet.fit.Parameters;
import com.bakery.prophet.fit.Problem;
import com.bakery.prophet.fit.Solution;
import com.bakery.prophet.fit.StanLbfgs;
import com.bakery.prophet.trend.Changepoints;
import java.util.Arrays;

/** An unfitted model. Immutable; one object may fit many series at the same time. */
public final class Prophet {
    /** Version of the engine; part of every hash that decides whether a model is up to date. */
    public static final String VERSION = "1.0.0";

    /** Noise of a constant series, which is not optimised (Prophet does the same). */
    private static final double CONSTANT_SIGMA = 1e-9;

    /** Python takes Newton's method below. */
    private static final int ROWS_FOR_LBFGS = 100;

    private final ProphetOptions options;
    private final HolidayColumns holidays;

    public Prophet(ProphetOptions options) {
        this.options = options;
        holidays = HolidayColumns.of(options);
    }

    public ProphetOptions options() {
        return options;
    }

    public FittedProphet fit(TimeSeries history) {
        return fit(history, FitOptions.DEFAULT);
    }

    /**
     * The fitted model.
     *
     * @param history at least two rows with a value, at two different times; rows without a value only count as dates
     * @throws ProphetException INVALID_DATA naming the column and value, or NOT_CONVERGED
     */
    public FittedProphet fit(TimeSeries history, FitOptions fitOptions) {
        double[] dates = history.dates();
        TimeSeries rows = observed(history);
        Scale scale = Scale.of(options, rows);
        double[] t = scale.times(rows.ds());
        Features features = Features.fromHistory(options, holidays, rows);
        double[] placed = Changepoints.place(options, rows.ds(), t);
        double[] changepoints = placed.length == 0 ? new double[] {0} : placed;
        Problem problem = new Problem(
                options.growth(),
                t,
                scale.values(rows),
                scale.caps(options.growth(), rows),
                changepoints,
                features.values(rows),
                features.multiplicative(),
                features.priorScales(),
                options.changepointPriorScale());
        Solution solution = options.growth() != Growth.LOGISTIC && isConstant(rows.y())
                ? constant(problem)
                : mode(problem, fitOptions);
        Parameters parameters = placed.length == 0 ? withoutChangepoint(solution.parameters()) : solution.parameters();
        FitReport report =
                new FitReport(solution.ending(), solution.rounds(), solution.logDensity(), solution.violation());
        return new FittedProphet(options, scale, changepoints, features, parameters, report, History.of(dates, t));
    }

    private static Solution mode(Problem problem, FitOptions fitOptions) {
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

    private static TimeSeries observed(TimeSeries history) {
        if (history.y().length != history.size()) {
            throw new ProphetException(Reason.INVALID_DATA, "the history has no column y");
        }
        TimeSeries rows = history.observed();
        if (rows.size() < 2) {
            throw new ProphetException(Reason.INVALID_DATA, "the history has fewer than 2 rows with a value");
        }
        return rows;
    }

    private static boolean isConstant(double[] y) {
        return Arrays.stream(y).allMatch(value -> value == y[0]);
    }

    /** The start of the solver, as Prophet keeps it for a constant series. */
    private static Solution constant(Problem problem) {
        Parameters parameters = problem.start().withSigma(CONSTANT_SIGMA);
        return new Solution(parameters, Ending.CONSTANT, 0, problem.logDensity(parameters), 0);
    }

    /** The dummy changepoint at 0 only shifts the slope: it goes into k. */
    private static Parameters withoutChangepoint(Parameters fitted) {
        return new Parameters(fitted.k() + fitted.delta()[0], fitted.m(), new double[1], fitted.sigma(), fitted.beta());
    }
}
