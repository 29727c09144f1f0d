package com.bakery.forecasting.member;

/**
 * ETS(A,N,A) with a week of seven seasons (Hyndman et al., Forecasting with Exponential Smoothing, 2008): e = y - l - s, l += alpha e, s += gamma e with 0 &lt;
 * alpha &lt; 1 and 0 &lt; gamma &lt; 1 - alpha, on the last 1,095 days.
 */
public final class EtsMember extends WeeklyMember {
    public static final String NAME = "ets";
    private static final int LEAST_DAYS = 14;

    public EtsMember() {
        super(NAME, true);
    }

    @Override
    public boolean isWeighted() {
        return true;
    }

    @Override
    public boolean appliesTo(TrainingWindow window) {
        return window.days() >= LEAST_DAYS;
    }

    @Override
    Week week(TrainingWindow window, double[] quantity) {
        WeeklySmoothing smoothing = WeeklySmoothing.fit(SmoothingSeries.of(window, quantity));
        double[] weekday = new double[Week.DAYS];
        for (int i = 0; i < weekday.length; i++) {
            weekday[i] = smoothing.forecast(i);
        }
        return new Week(Math.max(0, smoothing.level()), weekday);
    }
}
