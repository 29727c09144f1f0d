package com.bakery.training.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bakery.training.registry.sales.CalendarDay;
import com.bakery.training.registry.sales.RegressorValue;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegressorTableTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 6);
    private static final LocalDate LATEST = LocalDate.of(2027, 1, 1);

    private final RegressorTable table = new RegressorTable();

    @Test
    void keepsNumbersAndForgetsWhatIsEmpty() {
        table.add(row(Map.of("date", "2026-01-06", "temperature", "7.5", "promotion", "")), LATEST);
        assertThat(table.values())
                .containsExactlyInAnyOrder(
                        new RegressorValue("temperature", DAY, 7.5), new RegressorValue("promotion", DAY, null));
        assertThat(table.calendarDays()).isEmpty();
    }

    @Test
    void namesHolidaysSeveralOfADayToo() {
        table.add(row(Map.of("date", "2026-01-06", "holiday", "Epiphany")), LATEST);
        table.add(row(Map.of("date", "2026-01-06", "holiday", "Market day")), LATEST);
        table.add(row(Map.of("date", "2026-01-07", "holiday", "")), LATEST);
        table.add(row(Map.of("date", "2026-01-08", "holiday", "0")), LATEST);
        assertThat(table.holidays())
                .containsExactly(new CalendarDay(DAY, "Epiphany"), new CalendarDay(DAY, "Market day"));
        assertThat(table.calendarDays()).hasSize(3);
        assertThat(table.values()).isEmpty();
    }

    @Test
    void keepsNothingOfARowWithABadCell() {
        Row bad = row(Map.of("date", "2026-01-06", "rain", "1", "temperature", "warm", "holiday", "Epiphany"));
        assertThatThrownBy(() -> table.add(bad, LATEST))
                .isInstanceOf(RowRefusedException.class)
                .hasMessageContaining("'warm' is not a number");
        assertThat(table.values()).isEmpty();
        assertThat(table.holidays()).isEmpty();
    }

    @Test
    void refusesNamesThatAreNone() {
        assertThatThrownBy(() -> table.add(row(Map.of("date", "2026-01-06", "a b", "1")), LATEST))
                .hasMessageContaining("no name");
        assertThatThrownBy(() -> table.add(row(Map.of("date", "2026-01-06", "", "1")), LATEST))
                .hasMessageContaining("no name");
    }

    @Test
    void refusesMoreRegressorsThanAnUploadMayHaveInItsFirstRowToo() {
        Map<String, String> cells = new HashMap<>(Map.of("date", "2026-01-06"));
        IntStream.range(0, 100).forEach(number -> cells.put("r" + number, "1"));
        table.add(row(cells), LATEST);
        cells.put("one_more", "1");
        assertThatThrownBy(() -> table.add(row(cells), LATEST)).hasMessageContaining("beyond the 100 regressors");
        assertThatThrownBy(() -> new RegressorTable().add(row(cells), LATEST))
                .hasMessageContaining("beyond the 100 regressors");
        assertThat(table.regressors()).isEqualTo(100);
    }

    private static Row row(Map<String, String> cells) {
        return new Row(2, cells);
    }
}
