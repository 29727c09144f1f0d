package com.bakery.prophet;

import com.bakery.prophet.ProphetException.Reason;
import com.bakery.prophet.feature.HolidayColumns;

/** An unfitted model. Immutable; one object may fit many series at the same time. */
public final class Prophet {
    /** Version of the engine; part of every hash that decides whether a model is up to date. */
    public static final String VERSION = "1.0.0";

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
        return new Preparation(options, holidays, history.dates(), observed(history)).fit(fitOptions);
    }

    /**
     * What the fits of series that share their times and regressors have in common, computed once.
     *
     * @param calendar times and columns of the series; its values are not read
     */
    public SharedCalendar on(TimeSeries calendar) {
        return new SharedCalendar(this, holidays, calendar);
    }

    static TimeSeries observed(TimeSeries history) {
        if (history.y().length != history.size()) {
            throw new ProphetException(Reason.INVALID_DATA, "the history has no column y");
        }
        TimeSeries rows = history.observed();
        if (rows.size() < 2) {
            throw new ProphetException(Reason.INVALID_DATA, "the history has fewer than 2 rows with a value");
        }
        return rows;
    }
}
