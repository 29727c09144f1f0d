package com.bakery.forecasting.member;

import com.bakery.forecasting.TrainingMonitor;
import com.bakery.forecasting.calendar.KnownFuture;
import java.time.LocalDate;
import java.util.Map;

/** The baseline: every day sells what the last open day of its weekday sold. */
public final class SeasonalNaiveMember implements Member {
    public static final String NAME = "seasonal_naive";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Part part() {
        return Part.BASELINE;
    }

    @Override
    public boolean appliesTo(TrainingWindow window) {
        return true;
    }

    @Override
    public FittedMember fit(TrainingWindow window, TrainingMonitor monitor) {
        double[] last = new double[7];
        for (int i = 0; i < window.days(); i++) {
            if (window.data().open(i)) {
                last[window.data().day(i).getDayOfWeek().getValue() - 1] =
                        window.data().quantity()[i];
            }
        }
        return new Fitted(last);
    }

    @Override
    public FittedMember restore(MemberState state) {
        return new Fitted(state.array("last", 7));
    }

    /** @param last quantity of the last open day of each weekday, Monday first */
    private record Fitted(double[] last) implements FittedMember {
        @Override
        public double[] forecast(int steps, KnownFuture future) {
            double[] forecast = new double[steps];
            for (int h = 0; h < steps; h++) {
                LocalDate day = future.firstDay().plusDays(h);
                forecast[h] = last[day.getDayOfWeek().getValue() - 1];
            }
            return forecast;
        }

        @Override
        public MemberState state() {
            return MemberState.of(NAME, Map.of("last", last), Map.of());
        }
    }
}
