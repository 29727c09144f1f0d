package com.bakery.prophet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Modes found by an independent exact solver ({@code reference_map_fits.csv}); the file has 8 significant digits, its densities 6 decimals. */
class ReferenceMapFitsTest {
    /** The linear additive rows of the file, by column name. */
    static Stream<Map<String, String>> fits() {
        List<String[]> lines = Reference.lines("reference_map_fits.csv");
        String[] header = lines.get(0);
        return lines.stream()
                .skip(1)
                .map(cells -> IntStream.range(0, header.length)
                        .boxed()
                        .collect(Collectors.toMap(c -> header[c], c -> cells[c])))
                .filter(row -> !row.get("options").contains("multiplicative")
                        && !row.get("options").contains("logistic"));
    }

    @ParameterizedTest
    @MethodSource("fits")
    void theModeIsTheOneOfTheIndependentSolver(Map<String, String> row) {
        TimeSeries history = rows(Reference.sample(row.get("file")).observed(), row.get("rows"));
        FittedProphet fitted = new Prophet(options(row.get("options"))).fit(history);

        assertThat(fitted.features().columns()).hasSize(Integer.parseInt(row.get("K")));
        assertThat(Reference.problem(fitted, history)
                        .logDensity(Reference.problem(fitted, history).start()))
                .isCloseTo(number(row, "lp_init"), within(1e-6));
        assertThat(fitted.report().logDensity()).isCloseTo(number(row, "lp_map"), within(1e-6));
        assertThat(fitted.report().kktResidual()).isLessThan(1e-6);
        assertThat(fitted.parameters().k()).isCloseTo(number(row, "k"), within(1e-6));
        assertThat(fitted.parameters().m()).isCloseTo(number(row, "m"), within(1e-6));
        assertThat(fitted.parameters().sigma()).isCloseTo(number(row, "sigma_obs"), within(1e-8));
        assertThat(fitted.parameters().delta())
                .containsExactly(
                        deltas(row.get("nonzero_delta(index:value)"), fitted.changepoints().length), within(1e-6));
    }

    private static double number(Map<String, String> row, String column) {
        return Double.parseDouble(row.get(column));
    }

    private static double[] deltas(String sparse, int count) {
        double[] deltas = new double[count];
        Arrays.stream(sparse.split(" ")).map(entry -> entry.split(":")).forEach(entry -> {
            deltas[Integer.parseInt(entry[0])] = Double.parseDouble(entry[1]);
        });
        return deltas;
    }

    /** "all", "first 480 rows" or "last 730 rows". */
    private static TimeSeries rows(TimeSeries series, String which) {
        if (which.equals("all")) {
            return series;
        }
        int count = Integer.parseInt(which.replaceAll("\\D", ""));
        boolean first = which.toLowerCase(Locale.ROOT).startsWith("first");
        return Reference.slice(series, first ? 0 : series.size() - count, first ? count : series.size());
    }

    private static ProphetOptions options(String text) {
        ProphetOptionsBuilder builder = ProphetOptions.builder();
        if (text.startsWith("changepoint_prior_scale=")) {
            builder.changepointPriorScale(Double.parseDouble(text.substring(text.indexOf('=') + 1)));
        }
        return builder.build();
    }
}
