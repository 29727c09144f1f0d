package com.bakery.forecasting.member;

import com.bakery.forecasting.calendar.KnownFuture;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** A fitted week, and what changes it. */
record WeeklyForecast(String member, Week week, Adjustment adjustment) implements FittedMember {
    static WeeklyForecast of(MemberState state) {
        Week week = new Week(state.array("level", 1)[0], state.array("weekday", Week.DAYS));
        return new WeeklyForecast(state.member(), week, Adjustment.of(state));
    }

    @Override
    public double[] forecast(int steps, KnownFuture future) {
        double[] days = adjustment.apply(plain(HolidayIndex.wholeBlocks(steps), future), future);
        return Arrays.copyOf(days, steps);
    }

    @Override
    public Map<Contribution, double[]> contributions(int steps, KnownFuture future) {
        Map<Contribution, double[]> parts = new EnumMap<>(Contribution.class);
        int days = HolidayIndex.wholeBlocks(steps);
        double[] level = new double[days];
        Arrays.fill(level, week.level());
        add(parts, Contribution.LEVEL, new double[days], level);
        double[] plain = plain(days, future);
        add(parts, Contribution.WEEKDAY, level, plain);
        double[] now = adjustment.times(plain);
        add(parts, Contribution.YEAR, plain, now);
        for (String event : adjustment.events().factors().keySet()) {
            double[] during = adjustment.during(event, now, future);
            add(parts, Contribution.ofRegressor(event), now, during);
            now = during;
        }
        add(parts, Contribution.HOLIDAY, now, adjustment.onHolidays(now, future));
        parts.replaceAll((part, values) -> Arrays.copyOf(values, steps));
        return parts;
    }

    @Override
    public MemberState state() {
        Map<String, double[]> numbers = new HashMap<>();
        numbers.put("level", new double[] {week.level()});
        numbers.put("weekday", week.weekday());
        adjustment.addTo(numbers);
        return MemberState.of(member, numbers, Map.of());
    }

    private double[] plain(int steps, KnownFuture future) {
        int first = future.firstDay().getDayOfWeek().getValue() - 1;
        double[] plain = new double[steps];
        Arrays.setAll(plain, h -> week.weekday()[(first + h) % Week.DAYS]);
        return plain;
    }

    private static void add(Map<Contribution, double[]> parts, Contribution part, double[] before, double[] after) {
        double[] sum = parts.computeIfAbsent(part, none -> new double[before.length]);
        Arrays.setAll(sum, h -> sum[h] + after[h] - before[h]);
    }
}
