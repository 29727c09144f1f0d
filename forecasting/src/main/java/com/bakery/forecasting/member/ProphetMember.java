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
 * Prophet under the safe rules for sales: no daily term on daily data, a yearly term once the days that teach it reach over a year, event flags and numbers known
 * ahead as regressors, closed days left out; holidays too, which are left to {@link HolidayIndex}: an effect added to a Sunday's would count the day off twice. It
 * takes part from a year of history on; below, it forecasts no better than smoothing. {@code strict} takes the settings literally, holidays included.
 */
public final class ProphetMember implements Member {
    public static final String NAME = "prophet";
    /** Days of history from which Prophet, and its yearly term, are worth having. */
    public static final int YEAR = 365;
    /** Days that a year may lack at its ends and still count as one. */
    private static final int SHORT_CLOSURE = 28;

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

    /**
     * Whether there is a yearly term: wanted, and with a year to learn it from. A shop that has been closed for months has shown a part of the year only, and a term that
     * is learnt from a part cannot be told from the trend: the two of them leave the ground together where the forecast begins.
     */
    public static boolean hasYearlyTerm(TrainingWindow window) {
        ProphetSettings settings = window.options().prophet();
        return settings.yearlySeasonality() && (settings.strict() || showsAYear(window));
    }

    private static boolean showsAYear(TrainingWindow window) {
        int[] taught = taught(window);
        return window.days() >= YEAR
                && taught.length > 0
                && taught[taught.length - 1] - taught[0] >= YEAR - SHORT_CLOSURE;
    }

    /** What the window's settings make of Prophet's options. */
    static ProphetOptions options(TrainingWindow window) {
        ProphetSettings settings = window.options().prophet();
        ProphetOptionsBuilder builder = ProphetOptions.builder()
                .dailySeasonality(AutoSeasonality.of(settings.dailySeasonality() && settings.strict()))
                .weeklySeasonality(AutoSeasonality.of(settings.weeklySeasonality()))
                .yearlySeasonality(AutoSeasonality.of(hasYearlyTerm(window)))
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
