package com.bakery.forecasting.cli;

import com.bakery.forecasting.cli.CsvRows.CsvRow;
import com.bakery.forecasting.data.NamedDay;
import com.bakery.forecasting.data.RegressorSeries;
import com.bakery.forecasting.data.RegressorSeries.Kind;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Regressors by name and day: an empty cell is unknown, the later of two values counts, a column {@code holiday} names holidays. */
final class RegressorFiles {
    private static final String DATE = "date";
    private static final String HOLIDAY = "holiday";
    /** As in the service; the trees' library takes no number that a float cannot hold. */
    private static final double MOST = 1e9;

    private final SortedMap<String, SortedMap<LocalDate, Double>> columns = new TreeMap<>();
    private final List<NamedDay> holidays = new ArrayList<>();

    void read(Path file) {
        CsvRows.read(file, List.of(DATE), this::add);
    }

    List<NamedDay> holidays() {
        return List.copyOf(holidays);
    }

    List<RegressorSeries> series() {
        return columns.entrySet().stream()
                .filter(column -> !column.getValue().isEmpty())
                .map(column -> series(column.getKey(), column.getValue()))
                .toList();
    }

    private void add(CsvRow row) {
        LocalDate day = row.day(DATE);
        for (String column : row.header()) {
            if (column.equals(HOLIDAY)) {
                String name = row.text(HOLIDAY);
                if (!name.isEmpty() && !name.equals("0")) {
                    holidays.add(new NamedDay(day, name.equals("1") ? HOLIDAY : name));
                }
            } else if (!column.equals(DATE)) {
                double value = row.number(column);
                if (Math.abs(value) > MOST) {
                    throw row.refused(column, row.text(column), "is no number up to " + MOST);
                }
                if (!Double.isNaN(value)) {
                    columns.computeIfAbsent(column, name -> new TreeMap<>()).put(day, value);
                }
            }
        }
    }

    private static RegressorSeries series(String name, SortedMap<LocalDate, Double> days) {
        LocalDate first = days.firstKey();
        double[] values = new double[(int) ChronoUnit.DAYS.between(first, days.lastKey()) + 1];
        Arrays.fill(values, Double.NaN);
        for (Map.Entry<LocalDate, Double> day : days.entrySet()) {
            values[(int) ChronoUnit.DAYS.between(first, day.getKey())] = day.getValue();
        }
        boolean flag = days.values().stream().allMatch(value -> value == 0 || value == 1);
        return new RegressorSeries(name, flag ? Kind.EVENT_FLAG : Kind.NUMERIC, first, values);
    }
}
