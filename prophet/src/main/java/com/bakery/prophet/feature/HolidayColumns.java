package com.bakery.prophet.feature;

import com.bakery.prophet.HolidayEvent;
import com.bakery.prophet.ProphetException;
import com.bakery.prophet.ProphetException.Reason;
import com.bakery.prophet.ProphetOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One 0/1 column for each (holiday, offset); a row belongs to the calendar date it falls on (Prophet: {@code make_holiday_features}). */
public final class HolidayColumns {
    private final List<Column> columns = new ArrayList<>();
    private final Map<Long, List<Integer>> columnsOfDay = new HashMap<>();

    record Column(String name, String holiday, double priorScale) {}

    /** The columns of a model's holidays, which depend on nothing else: one object serves every fit with these options. */
    public static HolidayColumns of(ProphetOptions options) {
        return new HolidayColumns(options.holidays(), options.holidaysPriorScale());
    }

    private HolidayColumns(List<HolidayEvent> events, double defaultPriorScale) {
        Map<String, Double> priorScales = priorScales(events, defaultPriorScale);
        Map<String, String> holidayOf = new TreeMap<>();
        for (HolidayEvent event : events) {
            for (int offset = event.lowerWindow(); offset <= event.upperWindow(); offset++) {
                holidayOf.put(columnName(event.name(), offset), event.name());
            }
        }
        Map<String, Integer> indexOf = new HashMap<>();
        holidayOf.forEach((name, holiday) -> {
            indexOf.put(name, columns.size());
            columns.add(new Column(name, holiday, Objects.requireNonNull(priorScales.get(holiday))));
        });
        for (HolidayEvent event : events) {
            for (int offset = event.lowerWindow(); offset <= event.upperWindow(); offset++) {
                int index = Objects.requireNonNull(indexOf.get(columnName(event.name(), offset)));
                columnsOfDay
                        .computeIfAbsent(event.date().toEpochDay() + offset, day -> new ArrayList<>())
                        .add(index);
            }
        }
    }

    List<Column> columns() {
        return columns;
    }

    double[][] values(double[] ds) {
        double[][] values = new double[columns.size()][ds.length];
        for (int i = 0; i < ds.length; i++) {
            List<Integer> hit = columnsOfDay.get((long) Math.floor(ds[i] / 86_400));
            if (hit != null) {
                for (int column : hit) {
                    values[column][i] = 1;
                }
            }
        }
        return values;
    }

    /** Names of the holidays, sorted. */
    List<String> holidays() {
        TreeSet<String> names = new TreeSet<>();
        columns.forEach(column -> names.add(column.holiday()));
        return List.copyOf(names);
    }

    private static String columnName(String holiday, int offset) {
        return holiday + "_delim_" + (offset < 0 ? "-" : "+") + Math.abs(offset);
    }

    private static Map<String, Double> priorScales(List<HolidayEvent> events, double defaultPriorScale) {
        Map<String, Double> priorScales = new TreeMap<>();
        for (HolidayEvent event : events) {
            double scale = orElse(event.priorScale(), defaultPriorScale);
            Double earlier = priorScales.put(event.name(), scale);
            if (earlier != null && earlier != scale) {
                throw new ProphetException(
                        Reason.INVALID_OPTION,
                        "holiday " + event.name() + " has the prior scales " + earlier + " and " + scale
                                + "; all its days must agree");
            }
        }
        return priorScales;
    }

    private static double orElse(@Nullable Double value, double otherwise) {
        return value == null ? otherwise : value;
    }
}
