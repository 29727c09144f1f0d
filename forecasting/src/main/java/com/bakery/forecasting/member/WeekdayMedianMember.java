package com.bakery.forecasting.member;

import com.bakery.forecasting.data.Median;
import java.util.Arrays;

/** The median of the last eight open days of each weekday: untouched by single odd days, low where most days sell nothing. */
public final class WeekdayMedianMember extends WeeklyMember {
    public static final String NAME = "weekday_median";
    private static final int WEEKS = 8;

    public WeekdayMedianMember() {
        super(NAME, false);
    }

    @Override
    public boolean isWeighted() {
        return true;
    }

    @Override
    public boolean appliesTo(TrainingWindow window) {
        return window.days() >= Week.DAYS;
    }

    @Override
    Week week(TrainingWindow window, double[] quantity) {
        double[] medians = new double[Week.DAYS];
        for (int ahead = 0; ahead < Week.DAYS; ahead++) {
            int last = window.days() - 1 - ahead;
            double[] recent = new double[WEEKS];
            int count = 0;
            for (int i = last; i >= 0 && count < WEEKS; i -= Week.DAYS) {
                if (window.data().open(i)) {
                    recent[count++] = quantity[i];
                }
            }
            if (last >= 0) {
                medians[window.weekday(last)] = count == 0 ? 0 : Median.of(Arrays.copyOf(recent, count));
            }
        }
        return Week.of(medians);
    }
}
