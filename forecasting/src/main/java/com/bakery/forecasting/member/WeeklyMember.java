package com.bakery.forecasting.member;

import com.bakery.forecasting.TrainingMonitor;

/** A family whose fit is a week: seven values that repeat, if it wants so with the window's {@link Adjustment}. */
abstract class WeeklyMember implements Member {
    private final String name;
    private final boolean adjusted;

    /** @param adjusted for the time of the year, events and holidays; a plain week else */
    WeeklyMember(String name, boolean adjusted) {
        this.name = name;
        this.adjusted = adjusted;
    }

    /** The week that follows the window, of its quantities without what the adjustment adds again. */
    abstract Week week(TrainingWindow window, double[] quantity);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final FittedMember fit(TrainingWindow window, TrainingMonitor monitor) {
        monitor.progress(name, 0);
        return adjusted
                ? new WeeklyForecast(name, week(window, window.ordinary()), window.adjustment())
                : new WeeklyForecast(name, week(window, window.data().quantity()), Adjustment.NONE);
    }

    @Override
    public final FittedMember restore(MemberState state) {
        return WeeklyForecast.of(state);
    }
}
