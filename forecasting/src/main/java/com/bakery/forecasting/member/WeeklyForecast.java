package com.bakery.forecasting.member;

import com.bakery.forecasting.calendar.KnownFuture;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * A fitted week and what changes it: forecast = holiday index of (weekday value times year factor).
 *
 * @param yearFactor of each of the next days, the last one for all behind; empty for none
 */
record WeeklyForecast(String member, Week week, double[] yearFactor, HolidayIndex holidayIndex)
        implements FittedMember {
    @Override
    public double[] forecast(int steps, KnownFuture future) {
        double[] forecast = seasonal(steps, future);
        holidayIndex.apply(forecast, future.holidayFlags(steps));
        return forecast;
    }

    @Override
    public Map<Contribution, double[]> contributions(int steps, KnownFuture future) {
        double[] level = new double[steps];
        Arrays.fill(level, week.level());
        double[] plain = plain(steps, future);
        double[] seasonal = seasonal(steps, future);
        Map<Contribution, double[]> parts = new EnumMap<>(Contribution.class);
        parts.put(Contribution.LEVEL, level);
        parts.put(Contribution.WEEKDAY, difference(plain, level));
        parts.put(Contribution.YEAR, difference(seasonal, plain));
        parts.put(Contribution.HOLIDAY, difference(forecast(steps, future), seasonal));
        return parts;
    }

    @Override
    public MemberState state() {
        return WeeklyMember.state(member, week, yearFactor, holidayIndex);
    }

    private double[] plain(int steps, KnownFuture future) {
        int first = future.firstDay().getDayOfWeek().getValue() - 1;
        double[] plain = new double[steps];
        Arrays.setAll(plain, h -> week.weekday()[(first + h) % Week.DAYS]);
        return plain;
    }

    private double[] seasonal(int steps, KnownFuture future) {
        double[] seasonal = plain(steps, future);
        for (int h = 0; h < steps && yearFactor.length > 0; h++) {
            seasonal[h] *= yearFactor[Math.min(h, yearFactor.length - 1)];
        }
        return seasonal;
    }

    private static double[] difference(double[] a, double[] b) {
        double[] difference = new double[a.length];
        Arrays.setAll(difference, i -> a[i] - b[i]);
        return difference;
    }
}
