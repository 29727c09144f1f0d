package com.bakery.forecasting.member;

import com.bakery.forecasting.TrainingMonitor;
import com.bakery.forecasting.calendar.KnownFuture;
import java.time.LocalDate;
import java.util.Map;

/**
 * ETS(A,N,A) with a week of seven seasons (Hyndman et al., Forecasting with Exponential Smoothing, 2008): e = y - l - s, l += alpha e, s += gamma e with 0 &lt;
 * alpha &lt; 1 and 0 &lt; gamma &lt; 1 - alpha, on the last 1,095 days; times the shop's {@link YearFactor}, holidays by {@link HolidayIndex}.
 */
public final class EtsMember implements Member {
    public static final String NAME = "ets";
    private static final int LEAST_DAYS = 14;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Part part() {
        return Part.WEIGHTED;
    }

    @Override
    public boolean appliesTo(TrainingWindow window) {
        return window.days() >= LEAST_DAYS;
    }

    @Override
    public FittedMember fit(TrainingWindow window, TrainingMonitor monitor) {
        monitor.progress(NAME, 0);
        WeeklySmoothing smoothing = WeeklySmoothing.fit(SmoothingSeries.of(window));
        return new Fitted(smoothing, YearFactor.of(window), HolidayIndex.of(window));
    }

    @Override
    public FittedMember restore(MemberState state) {
        double[] level = state.array("level", 3);
        double[] holiday = state.array("holiday", 2);
        return new Fitted(
                new WeeklySmoothing(level[0], level[1], level[2], state.array("season", 7)),
                state.array("year_factor", YearFactor.STEPS),
                new HolidayIndex((int) holiday[0], holiday[1]));
    }

    private record Fitted(WeeklySmoothing smoothing, double[] yearFactor, HolidayIndex holidayIndex)
            implements FittedMember {
        @Override
        public double[] forecast(int steps, KnownFuture future) {
            double[] forecast = new double[steps];
            for (int h = 0; h < steps; h++) {
                LocalDate day = future.firstDay().plusDays(h);
                double factor = yearFactor[Math.min(h, yearFactor.length - 1)];
                forecast[h] = factor
                        * Math.max(0, smoothing.forecast(day.getDayOfWeek().getValue() - 1));
            }
            holidayIndex.apply(forecast, future.holidayFlags(steps));
            return forecast;
        }

        @Override
        public MemberState state() {
            double[] level = {smoothing.alpha(), smoothing.gamma(), smoothing.level()};
            double[] holiday = {holidayIndex.count(), holidayIndex.index()};
            return MemberState.of(
                    NAME,
                    Map.of("level", level, "season", smoothing.season(), "year_factor", yearFactor, "holiday", holiday),
                    Map.of());
        }
    }
}
