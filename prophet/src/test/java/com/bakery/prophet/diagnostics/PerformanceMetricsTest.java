package com.bakery.prophet.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.bakery.prophet.ProphetException;
import com.bakery.prophet.Reference;
import com.bakery.prophet.TimeSeries;
import com.bakery.prophet.diagnostics.CrossValidation.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PerformanceMetricsTest {
    static Stream<Arguments> windows() {
        return Stream.of("bakery_weather", "data_weekdays")
                .flatMap(name -> Stream.of("-1", "0", "0.1", "0.5", "1").map(window -> Arguments.of(name, window)));
    }

    @ParameterizedTest
    @MethodSource("windows")
    void areThoseOfPython(String name, String window) {
        PerformanceMetrics metrics =
                PerformanceMetrics.of(CrossValidationTest.rows(name), Double.parseDouble(window), false);
        Map<String, double[]> expected = Reference.table("cv/" + name + "/metrics_window_" + window + ".csv");

        double[] days = metrics.horizons().clone();
        for (int i = 0; i < days.length; i++) {
            days[i] /= TimeSeries.DAY;
        }
        assertThat(days).isEqualTo(expected.remove("horizon_days"));
        // which rows of one horizon a median takes in part, and in which order they stand, numpy leaves to the
        // processor
        if (window.equals("-1")) {
            metrics.values().values().forEach(Arrays::sort);
            expected.values().forEach(Arrays::sort);
        } else if (window.startsWith("0.")) {
            metrics.values().remove(Metric.MDAPE);
            expected.remove("mdape");
        }
        assertMetrics(metrics, expected);
    }

    @ParameterizedTest
    @MethodSource("names")
    void countCalendarMonths(String name) {
        PerformanceMetrics metrics = PerformanceMetrics.of(CrossValidationTest.rows(name), 0.2, true);
        Map<String, double[]> expected = Reference.table("cv/" + name + "/metrics_monthly_window_0.2.csv");

        assertThat(metrics.horizons()).isEqualTo(expected.remove("horizon"));
        assertMetrics(metrics, expected);
    }

    static Stream<String> names() {
        return Stream.of("bakery_weather", "data_weekdays");
    }

    private static void assertMetrics(PerformanceMetrics metrics, Map<String, double[]> expected) {
        assertThat(metrics.values().keySet())
                .extracting(Metric::pythonName)
                .containsExactlyElementsOf(expected.keySet());
        metrics.values().forEach((metric, values) -> {
            double[] wanted = expected.get(metric.pythonName());
            for (int i = 0; i < values.length; i++) {
                assertThat(values[i])
                        .as(metric + " of horizon " + i)
                        .isEqualTo(wanted[i], within(Math.min(1e-9 * Math.abs(wanted[i]) + 1e-12, 1)));
            }
        });
    }

    /** The upstream suite's examples. */
    @Test
    void rollsMeansAndMediansByHorizon() {
        double[] ten = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        assertThat(Rolled.mean(ten, ten, 1).values()).isEqualTo(ten);
        assertThat(Rolled.mean(ten, ten, 4).horizons()).containsExactly(3, 4, 5, 6, 7, 8, 9);
        assertThat(Rolled.mean(ten, ten, 4).values()).containsExactly(1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5);
        double[] tied = {1, 2, 3, 4, 4, 4, 4, 4, 7, 7};
        assertThat(Rolled.mean(ten, tied, 3).horizons()).containsExactly(3, 4, 7);
        assertThat(Rolled.mean(ten, tied, 3).values()).containsExactly(new double[] {1, 5, 22 / 3.0}, within(1e-12));
        assertThat(Rolled.median(ten, tied, 3).values()).containsExactly(1, 5, 8);
        assertThat(Rolled.mean(ten, tied, 10).values()).containsExactly(4.5);
        assertThat(Rolled.median(ten, tied, 10).values()).containsExactly(4.5);
    }

    @Test
    void leaveOutWhatTheRowsDoNotAllow() {
        Row zero = new Row(86_400, 0, 0, 0, Double.NaN, Double.NaN);

        assertThat(PerformanceMetrics.of(List.of(zero), 0.1, false).values())
                .doesNotContainKeys(Metric.MAPE, Metric.COVERAGE)
                .containsKey(Metric.SMAPE);
        assertThatThrownBy(() -> PerformanceMetrics.of(List.of(), 0.1, false)).isInstanceOf(ProphetException.class);
        assertThatThrownBy(() -> PerformanceMetrics.of(List.of(zero), List.of(Metric.MSE, Metric.MSE), 0.1, false))
                .hasMessageContaining("twice");
    }
}
