package com.bakery.prophet.feature;

import com.bakery.prophet.HolidayEvent;
import com.bakery.prophet.ProphetException;
import com.bakery.prophet.ProphetException.Reason;
import com.bakery.prophet.ProphetOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One 0/1 column for each (holiday, offset); a row belongs to the calendar date it falls on (Prophet: {@code make_holiday_features}). */
public final class HolidayColumns {
    private final List<Column> columns = new ArrayList<>();
    /** Which column a day sets, by day. */
    private final Hit[] hits;

    record Column(String name, String holiday, double priorScale) {}

    private record Hit(long day, int column) {}

    /** The columns of a model's holidays, which depend on nothing else: one object serves every fit with these options. */
    public static HolidayColumns of(ProphetOptions options) {
        return new HolidayColumns(options.holidays(), options.holidaysPriorScale());
    }

    private HolidayColumns(List<HolidayEvent> events, double defaultPriorScale) {
        Map<String, Double> priorScales = priorScales(events, defaultPriorScale);
        Map<String, Set<Integer>> offsets = new HashMap<>();
        int count = 0;
        for (HolidayEvent event : events) {
            Set<Integer> own = offsets.computeIfAbsent(event.name(), name -> new TreeSet<>());
            for (int offset = event.lowerWindow(); offset <= event.upperWindow(); offset++) {
                own.add(offset);
                count++;
            }
        }
        Map<String, Map<Integer, Integer>> indexOf = describe(offsets, priorScales);
        Hit[] all = new Hit[count];
        for (HolidayEvent event : events) {
            Map<Integer, Integer> indices = Objects.requireNonNull(indexOf.get(event.name()));
            for (int offset = event.lowerWindow(); offset <= event.upperWindow(); offset++) {
                long day = event.date().toEpochDay() + offset;
                all[--count] = new Hit(day, Objects.requireNonNull(indices.get(offset)));
            }
        }
        Arrays.sort(all, Comparator.comparingLong(Hit::day));
        hits = all;
    }

    /** Adds the columns in the order of their names; returns their numbers by holiday and offset. */
    private Map<String, Map<Integer, Integer>> describe(
            Map<String, Set<Integer>> offsets, Map<String, Double> priorScales) {
        Map<String, Map<Integer, Integer>> indexOf = new HashMap<>();
        TreeMap<String, Runnable> byName = new TreeMap<>();
        offsets.forEach((holiday, own) -> {
            Map<Integer, Integer> indices = new HashMap<>();
            indexOf.put(holiday, indices);
            for (int offset : own) {
                String name = columnName(holiday, offset);
                byName.put(name, () -> {
                    indices.put(offset, columns.size());
                    columns.add(new Column(name, holiday, Objects.requireNonNull(priorScales.get(holiday))));
                });
            }
        });
        byName.values().forEach(Runnable::run);
        return indexOf;
    }

    List<Column> columns() {
        return columns;
    }

    double[][] values(double[] ds) {
        double[][] values = new double[columns.size()][ds.length];
        int next = 0;
        for (int i = 0; i < ds.length; i++) {
            long day = (long) Math.floor(ds[i] / 86_400);
            if (next == 0 || next == hits.length || hits[next - 1].day() >= day || hits[next].day() < day) {
                next = firstAt(day);
            }
            for (int hit = next; hit < hits.length && hits[hit].day() == day; hit++) {
                values[hits[hit].column()][i] = 1;
            }
        }
        return values;
    }

    /** The first hit at or behind a day. */
    private int firstAt(long day) {
        int low = 0;
        int high = hits.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (hits[middle].day() < day) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
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
        Map<String, Double> priorScales = new HashMap<>();
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
