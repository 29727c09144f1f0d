package com.bakery.forecasting.member;

import com.bakery.forecasting.PipelineOptions.ProphetSettings;
import com.bakery.forecasting.TrainingMonitor;
import com.bakery.forecasting.TrainingRefusedException;
import com.bakery.forecasting.TrainingRefusedException.Reason;
import com.bakery.prophet.AutoSeasonality;
import com.bakery.prophet.FitOptions;
import com.bakery.prophet.Prophet;
import com.bakery.prophet.ProphetException;
import com.bakery.prophet.ProphetOptions;
import com.bakery.prophet.ProphetOptionsBuilder;
import com.bakery.prophet.TimeSeries;
import com.bakery.prophet.fit.FitCheck;
import java.util.Arrays;

/**
 * Prophet under the safe rules for sales: no daily term on daily data, a yearly term from 365 days of the product's history on, event flags and numbers known
 * ahead as regressors, closed days left out; holidays too, which are left to {@link HolidayIndex}: an effect added to a Sunday's would count the day off twice. It
 * takes part from a year of history on; below, it forecasts no better than smoothing. {@code strict} takes the settings literally, holidays included.
 */
public final class ProphetMember implements Member {
    public static final String NAME = "prophet";
    /** Days of history from which Prophet, and its yearly term, are worth having. */
    public static final int YEAR = 365;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isWeighted() {
        return false;
    }

    @Override
    public double share(int historyDays) {
        if (historyDays < YEAR) {
            return 0;
        }
        return historyDays < 2 * YEAR ? 1.0 / 3 : .25;
    }

    @Override
    public boolean appliesTo(TrainingWindow window) {
        return window.days() >= YEAR;
    }

    @Override
    public FittedMember fit(TrainingWindow window, TrainingMonitor monitor) {
        TimeSeries history = history(window);
        try {
            Prophet prophet = new Prophet(options(window));
            return new ProphetForecast(
                    prophet.fit(history, new FitOptions(new Monitored(monitor))),
                    isStrict(window) ? Adjustment.NONE : window.adjustment().onlyHolidays());
        } catch (ProphetException e) {
            if (e.reason() == ProphetException.Reason.INVALID_OPTION) {
                throw new TrainingRefusedException(Reason.INVALID_OPTIONS, "Prophet: " + e.getMessage());
            }
            throw new MemberFailedException("Member prophet failed: " + e.getMessage() + ".", e);
        }
    }

    /** Tells the training's monitor what the fit's check hears. */
    private record Monitored(TrainingMonitor monitor) implements FitCheck {
        @Override
        public void round(int round) {
            monitor.progress(NAME, 0);
        }

        @Override
        public void found(int round, String measure, double value, double change) {
            monitor.iteration(NAME, round, measure, value, change);
        }
    }

    @Override
    public FittedMember restore(MemberState state) {
        return ProphetForecast.of(state);
    }

    /** The rows Prophet is taught. */
    static TimeSeries history(TrainingWindow window) {
        int[] taught = taught(window);
        double[] ds = new double[taught.length];
        double[] y = new double[taught.length];
        for (int i = 0; i < taught.length; i++) {
            ds[i] = window.data().day(taught[i]).toEpochDay() * TimeSeries.DAY;
            y[i] = window.data().quantity()[taught[i]];
        }
        return new TimeSeries(ds, y, ProphetColumns.history(window, taught));
    }

    private static boolean isStrict(TrainingWindow window) {
        return window.options().prophet().strict();
    }

    /** Days that teach: open ones, and no holidays unless taken literally. */
    private static int[] taught(TrainingWindow window) {
        boolean[] holiday = window.holidayFlags();
        int[] open = new int[window.days()];
        int count = 0;
        for (int i = 0; i < window.days(); i++) {
            if (window.data().open(i) && (isStrict(window) || !holiday[i])) {
                open[count++] = i;
            }
        }
        return Arrays.copyOf(open, count);
    }

    /** What the window's settings make of Prophet's options. */
    static ProphetOptions options(TrainingWindow window) {
        ProphetSettings settings = window.options().prophet();
        boolean yearly = settings.yearlySeasonality() && (settings.strict() || window.days() >= YEAR);
        ProphetOptionsBuilder builder = ProphetOptions.builder()
                .dailySeasonality(AutoSeasonality.of(settings.dailySeasonality() && settings.strict()))
                .weeklySeasonality(AutoSeasonality.of(settings.weeklySeasonality()))
                .yearlySeasonality(AutoSeasonality.of(yearly))
                .changepointPriorScale(settings.changepointPriorScale())
                .seasonalityPriorScale(settings.seasonalityPriorScale())
                .holidaysPriorScale(settings.holidaysPriorScale())
                .nChangepoints(settings.changepoints())
                .changepointRange(settings.changepointRange())
                .uncertaintySamples(0);
        if (settings.strict()) {
            builder.holidays(ProphetColumns.holidays(window.data()));
        }
        ProphetColumns.names(window).forEach(builder::regressor);
        return builder.build();
    }
}
