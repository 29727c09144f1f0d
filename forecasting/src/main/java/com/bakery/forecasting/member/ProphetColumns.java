package com.bakery.forecasting.member;

import com.bakery.forecasting.calendar.KnownFuture;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.data.RegressorSeries;
import com.bakery.prophet.HolidayEvent;
import com.bakery.prophet.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The columns Prophet sees beside the sales. Their names tell what they are, and keep clear of names that Prophet needs for itself. */
final class ProphetColumns {
    static final String HOLIDAY = "holiday: ";
    static final String EVENT = "event: ";
    static final String NUMBER = "number: ";

    private ProphetColumns() {}

    static List<HolidayEvent> holidays(ProductData data) {
        return data.holidays().stream()
                .map(holiday -> HolidayEvent.on(column(HOLIDAY, holiday.name()), holiday.day()))
                .distinct()
                .toList();
    }

    /** Event flags, and numbers that are known ahead. */
    static List<String> names(TrainingWindow window) {
        List<String> names = new ArrayList<>();
        events(window).forEach(event -> names.add(column(EVENT, event.name())));
        numbers(window.data()).forEach(number -> names.add(column(NUMBER, number.name())));
        return names;
    }

    /** The columns of the window's days with these indices. */
    static Map<String, double[]> history(TrainingWindow window, int[] days) {
        Map<String, double[]> columns = new TreeMap<>();
        ProductData data = window.data();
        for (RegressorSeries event : events(window)) {
            double[] values = new double[days.length];
            for (int i = 0; i < days.length; i++) {
                values[i] = event.happensOn(data.day(days[i])) ? 1 : 0;
            }
            columns.put(column(EVENT, event.name()), values);
        }
        for (RegressorSeries number : numbers(data)) {
            double mean = number.meanUntil(window.firstFutureDay().minusDays(1));
            double[] values = new double[days.length];
            for (int i = 0; i < days.length; i++) {
                double value = number.at(data.day(days[i]));
                values[i] = Double.isNaN(value) ? mean : value;
            }
            columns.put(column(NUMBER, number.name()), values);
        }
        return columns;
    }

    /** The rows of the next days. */
    static TimeSeries future(Iterable<String> names, int steps, KnownFuture future) {
        TimeSeries rows = TimeSeries.future(future.firstDay(), steps);
        for (String name : names) {
            rows = rows.with(name, new double[steps]);
        }
        for (String event : future.events().keySet()) {
            rows = with(rows, column(EVENT, event), future.eventValues(event, steps));
        }
        for (String number : future.numbers().keySet()) {
            rows = with(rows, column(NUMBER, number), future.numberValues(number, steps));
        }
        return rows;
    }

    /** Flags that mark holidays belong to the index of holidays, unless Prophet is taken literally. */
    private static List<RegressorSeries> events(TrainingWindow window) {
        boolean strict = window.options().prophet().strict();
        return window.specialDays().events().stream()
                .filter(event -> strict || !KnownFuture.isHolidayFlag(event.name()))
                .toList();
    }

    private static List<RegressorSeries> numbers(ProductData data) {
        return data.regressors().stream()
                .filter(regressor -> KnownFuture.isUsable(regressor, data))
                .toList();
    }

    /** Only what the model asks for. */
    private static TimeSeries with(TimeSeries rows, String name, double[] values) {
        return rows.columns().containsKey(name) ? rows.with(name, values) : rows;
    }

    private static String column(String kind, String name) {
        return kind + name.replace("_delim_", " ");
    }
}
