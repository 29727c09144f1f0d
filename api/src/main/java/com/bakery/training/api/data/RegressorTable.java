package com.bakery.training.api.data;

import com.bakery.training.registry.sales.CalendarDay;
import com.bakery.training.registry.sales.RegressorValue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one upload says about days: a number per regressor, and the names of holidays. An empty cell is unknown; of two
 * rows of one day the later counts; a day may have several holidays.
 */
final class RegressorTable {
    static final String DATE = "date";
    private static final String HOLIDAY = "holiday";
    private static final int MAX_REGRESSORS = 100;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_.-]{0,62}");

    private final Map<String, Map<LocalDate, @Nullable Double>> values = new TreeMap<>();
    private final Set<LocalDate> calendarDays = new LinkedHashSet<>();
    private final Set<CalendarDay> holidays = new LinkedHashSet<>();

    private record Cell(String name, @Nullable Double value) {}

    /** @throws RowRefusedException naming the column, the value and the rule; nothing of the row is kept then */
    void add(Row row, LocalDate latest) {
        LocalDate day = row.day(DATE, latest);
        List<Cell> cells = new ArrayList<>();
        Set<String> names = new HashSet<>(values.keySet());
        for (String column : row.cells().keySet()) {
            if (!column.equals(DATE) && !column.equals(HOLIDAY)) {
                requireName(column);
                names.add(column);
                requireRoom(column, names.size());
                cells.add(new Cell(column, row.number(column)));
            }
        }
        String holiday = row.text(HOLIDAY);
        cells.forEach(cell ->
                values.computeIfAbsent(cell.name(), name -> new HashMap<>()).put(day, cell.value()));
        if (row.cells().containsKey(HOLIDAY)) {
            name(day, holiday);
        }
    }

    private static void requireName(String column) {
        if (!NAME.matcher(column).matches()) {
            throw new RowRefusedException(column, "is no name for a regressor: letters, digits, _ . - up to 63");
        }
    }

    private static void requireRoom(String column, int regressors) {
        if (regressors > MAX_REGRESSORS) {
            throw new RowRefusedException(column, "is beyond the " + MAX_REGRESSORS + " regressors of one upload");
        }
    }

    /** Some write flags into this column: 0 is no holiday, 1 one without a name of its own. */
    private void name(LocalDate day, @Nullable String holiday) {
        calendarDays.add(day);
        if (holiday != null && !holiday.equals("0")) {
            holidays.add(new CalendarDay(day, holiday.equals("1") ? HOLIDAY : holiday));
        }
    }

    int regressors() {
        return values.size();
    }

    /** One value per name and day, an unknown one as null. */
    List<RegressorValue> values() {
        List<RegressorValue> all = new ArrayList<>();
        values.forEach((name, days) -> days.forEach((day, value) -> all.add(new RegressorValue(name, day, value))));
        return all;
    }

    /** The days whose holidays the upload tells, also those without one. */
    Set<LocalDate> calendarDays() {
        return calendarDays;
    }

    List<CalendarDay> holidays() {
        return List.copyOf(holidays);
    }
}
