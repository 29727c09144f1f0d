package com.bakery.prophet;

import com.bakery.prophet.ProphetException.Reason;
import com.bakery.prophet.feature.HolidayColumns;
import com.bakery.prophet.fit.ExactSolver;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Fits of many series over the same times and regressors: features, changepoints and their inner products are computed once. The fits are those of
 * {@link Prophet#fit}. Immutable; threads may share one.
 */
public final class SharedCalendar {
    private final Prophet prophet;
    private final TimeSeries calendar;
    private final Preparation columns;
    /** null where a fit depends on its series in more than the values: multiplicative effects, logistic growth. */
    private final ExactSolver.@Nullable Prepared prepared;

    SharedCalendar(Prophet prophet, HolidayColumns holidays, TimeSeries calendar) {
        this.prophet = prophet;
        this.calendar = calendar;
        double[] y = new double[calendar.size()];
        TimeSeries rows = Prophet.observed(new TimeSeries(calendar.ds(), y, calendar.columns()));
        columns = new Preparation(prophet.options(), holidays, calendar.dates(), rows);
        prepared = columns.problem().isLinear() && rows.ds() == calendar.ds()
                ? new ExactSolver.Prepared(columns.problem())
                : null;
    }

    /**
     * The fitted model of one of the series.
     *
     * @param y a value for every time of the calendar, in its order; NaN where missing, which costs an ordinary fit
     * @throws ProphetException as {@link Prophet#fit}
     */
    public FittedProphet fit(double[] y, FitOptions fitOptions) {
        if (y.length != calendar.size()) {
            throw new ProphetException(
                    Reason.INVALID_DATA, "y has length " + y.length + " but the calendar has " + calendar.size());
        }
        boolean complete = Arrays.stream(y).noneMatch(Double::isNaN);
        if (prepared == null || !complete || fitOptions.solver() != Solver.EXACT || fitOptions.init() != null) {
            return prophet.fit(new TimeSeries(calendar.ds(), y, calendar.columns()), fitOptions);
        }
        return columns.withValues(y).fit(prepared, fitOptions.started());
    }
}
