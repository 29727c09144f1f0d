package com.bakery.prophet.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.bakery.prophet.FitOptions;
import com.bakery.prophet.FittedProphet;
import com.bakery.prophet.PredictOptions;
import com.bakery.prophet.Prophet;
import com.bakery.prophet.ProphetException;
import com.bakery.prophet.ProphetOptions;
import com.bakery.prophet.Reference;
import com.bakery.prophet.TimeSeries;
import com.bakery.prophet.diagnostics.CrossValidation.Row;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CrossValidationTest {
    private static final TimeSeries WEEKDAYS = Reference.sample("data.csv");

    @ParameterizedTest
    @ValueSource(strings = {"bakery_weather", "data_weekdays"})
    void forecastsEveryFoldAsTheReference(String name) {
        JsonNode asked = Reference.json("cv/" + name + "/options.json");
        Reference.Case reference = Reference.load(asked.get("case").asString().replace("cases/", ""));
        FittedProphet model = new Prophet(reference.prophet()).fit(reference.history());
        Horizons horizons =
                new Horizons(days(asked.get("horizon")), days(asked.get("period")), days(asked.get("initial")), null);

        List<Row> rows =
                CrossValidation.of(model, reference.history(), horizons, FitOptions.DEFAULT, PredictOptions.DEFAULT, 2);

        List<Row> expected = rows(name);
        assertThat(rows).hasSameSizeAs(expected);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            Row wanted = expected.get(i);
            assertThat(row.ds()).isEqualTo(wanted.ds());
            assertThat(row.cutoff()).isEqualTo(wanted.cutoff());
            assertThat(row.y()).isEqualTo(wanted.y());
            assertThat(row.yhat())
                    .isCloseTo(wanted.yhat(), within(1e-5 * model.scale().yScale()));
            double width = wanted.yhatUpper() - wanted.yhatLower();
            assertThat((row.yhatUpper() - row.yhatLower()) / width).isCloseTo(1, within(0.25));
        }
    }

    @Test
    void threadsDoNotChangeTheResult() {
        TimeSeries history = head(150);
        FittedProphet model = new Prophet(ProphetOptions.builder().build()).fit(history);
        Horizons horizons = Horizons.of(Duration.ofDays(20));

        assertThat(CrossValidation.of(model, history, horizons, FitOptions.DEFAULT, PredictOptions.DEFAULT, 4))
                .isEqualTo(CrossValidation.of(model, history, horizons, FitOptions.DEFAULT, PredictOptions.DEFAULT, 1));
    }

    /** The upstream suite's counts for the first hundred rows. */
    @Test
    void placesCutoffsAsTheUpstreamSuiteSays() {
        assertThat(cutoffs(4, 10, 115)).isEqualTo(3);
        assertThat(cutoffs(4, 10, 135)).isEqualTo(1);
        assertThat(cutoffs(4, 4, 115)).isEqualTo(7);
        assertThatThrownBy(() -> cutoffs(10, 10, 140))
                .isInstanceOf(ProphetException.class)
                .hasMessageContaining("make horizon or initial shorter");
        assertThatThrownBy(() -> cutoffs(300, 10, 140)).hasMessageContaining("shorter than the horizon");
    }

    @Test
    void ownCutoffsMustLieInTheHistory() {
        TimeSeries rows = head(100).observed();
        List<LocalDateTime> inside = List.of(LocalDateTime.of(2012, 7, 31, 0, 0), LocalDateTime.of(2012, 8, 31, 0, 0));
        assertThat(new Horizons(Duration.ofDays(4), null, null, inside).place(rows, 0))
                .hasSize(2);
        List<LocalDateTime> outside = List.of(LocalDateTime.of(2012, 1, 1, 0, 0));
        assertThatThrownBy(() -> new Horizons(Duration.ofDays(4), null, null, outside).place(rows, 0))
                .hasMessageContaining("2012-01-01");
    }

    private static int cutoffs(int horizon, int period, int initial) {
        return new Horizons(Duration.ofDays(horizon), Duration.ofDays(period), Duration.ofDays(initial), null)
                .place(head(100).observed(), 0)
                .length;
    }

    private static TimeSeries head(int rows) {
        return Reference.slice(WEEKDAYS, 0, rows);
    }

    private static Duration days(JsonNode text) {
        return Duration.ofDays(Long.parseLong(text.asString().replace(" days", "")));
    }

    static List<Row> rows(String name) {
        Map<String, double[]> table = Reference.table("cv/" + name + "/cv_exact.csv");
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < table.get("ds").length; i++) {
            rows.add(new Row(
                    table.get("ds")[i],
                    table.get("cutoff")[i],
                    table.get("y")[i],
                    table.get("yhat")[i],
                    table.get("yhat_lower")[i],
                    table.get("yhat_upper")[i]));
        }
        return rows;
    }
}
