package com.bakery.forecasting.member;

import com.bakery.forecasting.calendar.KnownFuture;
import com.bakery.forecasting.member.HolidayIndex.Seen;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What turns a plain week into coming days, taken from the window once for all members that use it: the shop's year factor, the indices of announced events, the
 * index of holidays; applied in this order.
 *
 * @param yearFactor of each of the next days, the last one for all behind; empty for none
 */
record Adjustment(double[] yearFactor, EventIndices events, HolidayIndex holidays) {
    private static final String YEAR = "year_factor";
    private static final String EVENT = "event: ";
    private static final String HOLIDAY = "holiday";
    private static final String NAMED = "holiday: ";
    private static final String CLOSED = "closed_weekdays";

    /** Days are what their weekday is. */
    static final Adjustment NONE = new Adjustment(new double[0], EventIndices.NONE, HolidayIndex.NONE);

    /** Only holidays, for a member with terms of its own for the year and events. */
    Adjustment onlyHolidays() {
        return new Adjustment(new double[0], EventIndices.NONE, holidays);
    }

    double[] times(double[] forecast) {
        double[] seasonal = forecast.clone();
        for (int h = 0; h < seasonal.length && yearFactor.length > 0; h++) {
            seasonal[h] *= yearFactor[Math.min(h, yearFactor.length - 1)];
        }
        return seasonal;
    }

    /** The forecast while the event lasts, for each event in turn. */
    double[] during(String event, double[] forecast, KnownFuture future) {
        double factor = events.factors().getOrDefault(event, 1.0);
        double[] happens = future.eventValues(event, forecast.length);
        double[] changed = forecast.clone();
        Arrays.setAll(changed, h -> happens[h] > 0 ? forecast[h] * factor : forecast[h]);
        return changed;
    }

    double[] onHolidays(double[] forecast, KnownFuture future) {
        double[] changed = forecast.clone();
        holidays.apply(changed, future);
        return changed;
    }

    /** All three. */
    double[] apply(double[] forecast, KnownFuture future) {
        double[] changed = times(forecast);
        for (String event : events.factors().keySet()) {
            changed = during(event, changed, future);
        }
        return onHolidays(changed, future);
    }

    void addTo(Map<String, double[]> numbers) {
        numbers.put(YEAR, yearFactor);
        numbers.put(HOLIDAY, array(holidays.all()));
        numbers.put(
                CLOSED,
                holidays.closed().stream().mapToDouble(weekday -> weekday).toArray());
        events.factors().forEach((name, factor) -> numbers.put(EVENT + name, new double[] {factor}));
        holidays.named().forEach((name, seen) -> numbers.put(NAMED + name, array(seen)));
    }

    static Adjustment of(MemberState state) {
        SortedMap<String, Double> factors = new TreeMap<>();
        SortedMap<String, Seen> named = new TreeMap<>();
        for (String name : state.numbers().keySet()) {
            if (name.startsWith(EVENT)) {
                factors.put(name.substring(EVENT.length()), state.array(name, 1)[0]);
            } else if (name.startsWith(NAMED)) {
                named.put(name.substring(NAMED.length()), seen(state.array(name, 2)));
            }
        }
        SortedSet<Integer> closed = new TreeSet<>();
        if (state.numbers().containsKey(CLOSED)) { // not in the files of 1.1
            Arrays.stream(state.array(CLOSED)).forEach(weekday -> closed.add((int) weekday));
        }
        HolidayIndex holidays = new HolidayIndex(seen(state.array(HOLIDAY, 2)), named, closed);
        return new Adjustment(state.array(YEAR), new EventIndices(factors), holidays);
    }

    private static double[] array(Seen seen) {
        return new double[] {seen.count(), seen.index()};
    }

    private static Seen seen(double[] numbers) {
        return new Seen((int) numbers[0], numbers[1]);
    }
}
