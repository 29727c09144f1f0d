package com.bakery.forecasting.member;

/** The baseline: every day sells what the last open day of its weekday sold. */
public final class SeasonalNaiveMember extends WeeklyMember {
    public static final String NAME = "seasonal_naive";

    public SeasonalNaiveMember() {
        super(NAME, false);
    }

    @Override
    public boolean isWeighted() {
        return false;
    }

    @Override
    public boolean appliesTo(TrainingWindow window) {
        return true;
    }

    @Override
    Week week(TrainingWindow window, double[] quantity) {
        double[] last = new double[Week.DAYS];
        for (int i = 0; i < window.days(); i++) {
            if (window.data().open(i)) {
                last[window.weekday(i)] = quantity[i];
            }
        }
        return Week.of(last);
    }
}
