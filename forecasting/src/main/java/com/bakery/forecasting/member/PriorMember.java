package com.bakery.forecasting.member;

import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.profile.SeriesClass;
import com.bakery.forecasting.profile.SeriesProfile;
import java.util.Arrays;

/**
 * For products too young to know themselves: a level drawn from the product's own open days (the last 56 at most) towards that of its peers by 2 days of prior, and the
 * week of the whole shop.
 */
public final class PriorMember extends WeeklyMember {
    public static final String NAME = "prior";
    private static final int OPEN_DAYS = 56;
    private static final double PRIOR = 2;

    public PriorMember() {
        super(NAME, true);
    }

    @Override
    public boolean isWeighted() {
        return true;
    }

    @Override
    public boolean appliesTo(TrainingWindow window) {
        return SeriesProfile.of(window.data()).seriesClass() == SeriesClass.SHORT;
    }

    @Override
    Week week(TrainingWindow window, double[] quantity) {
        ProductData data = window.data();
        double sold = 0;
        int days = 0;
        for (int i = window.days() - 1; i >= 0 && days < OPEN_DAYS; i--) {
            if (data.open(i)) {
                sold += quantity[i];
                days++;
            }
        }
        double prior = data.peerLevel() == null ? sold / Math.max(1, days) : data.peerLevel();
        double level = (sold + PRIOR * prior) / (days + PRIOR);
        return new Week(
                level,
                Arrays.stream(shopWeek(window)).map(factor -> level * factor).toArray());
    }

    /** Each weekday's share of the shop's mean open day over its last 56 open ones; 1 for a weekday that was never open. */
    private static double[] shopWeek(TrainingWindow window) {
        ProductData data = window.data();
        double[] sums = new double[Week.DAYS];
        int[] counts = new int[Week.DAYS];
        int last = data.offset() + window.days() - 1;
        int seen = 0;
        for (int i = last; i >= 0 && seen < OPEN_DAYS; i--) {
            if (data.shopTotal()[i] > 0) {
                int weekday = window.weekday(i - data.offset());
                sums[weekday] += data.shopTotal()[i];
                counts[weekday]++;
                seen++;
            }
        }
        double mean = Arrays.stream(sums).sum() / Math.max(1, seen);
        double[] factors = new double[Week.DAYS];
        Arrays.setAll(factors, w -> counts[w] == 0 ? 1 : sums[w] / counts[w] / mean);
        return factors;
    }
}
