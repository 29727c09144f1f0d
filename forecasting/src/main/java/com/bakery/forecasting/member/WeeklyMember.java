package com.bakery.forecasting.member;

import com.bakery.forecasting.TrainingMonitor;
import java.util.HashMap;
import java.util.Map;

/** A family whose fit is a week: seven values that repeat, if it wants so times the shop's {@link YearFactor} and with holidays by {@link HolidayIndex}. */
abstract class WeeklyMember implements Member {
    private final String name;
    private final boolean adjusted;

    /** @param adjusted for the time of the year and holidays; a plain week else */
    WeeklyMember(String name, boolean adjusted) {
        this.name = name;
        this.adjusted = adjusted;
    }

    /** The week that follows the window. */
    abstract Week week(TrainingWindow window);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final FittedMember fit(TrainingWindow window, TrainingMonitor monitor) {
        monitor.progress(name, 0);
        Week week = week(window);
        return adjusted
                ? new WeeklyForecast(name, week, window.yearFactor(), window.holidayIndex())
                : new WeeklyForecast(name, week, YearFactor.NONE, HolidayIndex.NONE);
    }

    @Override
    public final FittedMember restore(MemberState state) {
        double[] holiday = state.array("holiday", 2);
        Week week = new Week(state.array("level", 1)[0], state.array("weekday", Week.DAYS));
        return new WeeklyForecast(
                name, week, state.array("year_factor"), new HolidayIndex((int) holiday[0], holiday[1]));
    }

    /** The state that {@link #restore} reads. */
    static MemberState state(String name, Week week, double[] yearFactor, HolidayIndex holidayIndex) {
        Map<String, double[]> numbers = new HashMap<>();
        numbers.put("level", new double[] {week.level()});
        numbers.put("weekday", week.weekday());
        numbers.put("year_factor", yearFactor);
        numbers.put("holiday", new double[] {holidayIndex.count(), holidayIndex.index()});
        return MemberState.of(name, numbers, Map.of());
    }
}
