package com.bakery.prophet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The linear additive rows of {@code reference_map_fits.csv}: modes found by an independent exact solver, with 6 to 9 digits. */
class MapFitsReferenceTest {

    /** A row of the table by its column names. */
    record Row(Map<String, String> cells) {
        double number(String column) {
            return Double.parseDouble(cells.get(column));
        }

        @Override
        public String toString() {
            return cells.get("file") + ", " + cells.get("rows") + ", " + cells.get("options");
        }
    }

    static Stream<Row> rows() {
        var lines = Reference.lines("reference_map_fits.csv");
        return lines.subList(1, lines.size()).stream()
                .map(line -> {
                    Map<String, String> cells = new HashMap<>();
                    for (int c = 0; c < line.length; c++) {
                        cells.put(lines.get(0)[c], line[c].replace("\"", ""));
                    }
                    return new Row(cells);
                })
                .filter(row -> !row.cells().get("options").contains("multiplicative")
                        && !row.cells().get("options").contains("growth="));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void reachesTheMode(Row row) {
        FittedProphet fitted = new Prophet(options(row)).fit(history(row));

        assertThat(fitted.report().logDensity()).isCloseTo(row.number("lp_map"), within(2e-6));
        assertThat(fitted.report().logDensity()).isGreaterThan(row.number("stan_lp_glm"));
        assertThat(fitted.report().kktResidual()).isLessThan(1e-6);
        assertThat(fitted.parameters().k()).isCloseTo(row.number("k"), withinPercentage(0.001));
        assertThat(fitted.parameters().m()).isCloseTo(row.number("m"), withinPercentage(0.001));
        assertThat(fitted.parameters().sigma()).isCloseTo(row.number("sigma_obs"), withinPercentage(0.0001));
        assertDeltas(
                row.cells().get("nonzero_delta(index:value)"),
                fitted.parameters().delta());
    }

    private static void assertDeltas(String expected, double[] delta) {
        double[] wanted = new double[delta.length];
        for (String pair : expected.split(" ", -1)) {
            String[] parts = pair.split(":", -1);
            if (parts.length == 2) {
                wanted[Integer.parseInt(parts[0])] = Double.parseDouble(parts[1]);
            }
        }
        assertThat(delta).containsExactly(wanted, within(2e-5));
    }

    private static ProphetOptions options(Row row) {
        ProphetOptionsBuilder builder = ProphetOptions.builder();
        String options = row.cells().get("options");
        if (options.startsWith("changepoint_prior_scale=")) {
            builder.changepointPriorScale(Double.parseDouble(options.substring(options.indexOf('=') + 1)));
        }
        return builder.build();
    }

    private static TimeSeries history(Row row) {
        TimeSeries all =
                Reference.series(Reference.table("data/prophet/" + row.cells().get("file")));
        String rows = row.cells().get("rows");
        String count = rows.replaceAll("\\D", "");
        int[] picked;
        if (rows.startsWith("first")) {
            picked = range(0, Integer.parseInt(count));
        } else if (rows.startsWith("last")) {
            picked = range(all.size() - Integer.parseInt(count), all.size());
        } else {
            picked = range(0, all.size());
        }
        return all.rows(picked);
    }

    private static int[] range(int from, int to) {
        int[] range = new int[to - from];
        Arrays.setAll(range, i -> from + i);
        return range;
    }
}
