package com.bakery.prophet;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.prophet.FitReport.Ending;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Series that break careless arithmetic, through every growth, mode, scaling and solver: always a finite forecast and an honest report. */
class EdgeCasesTest {
    private static final LocalDate FIRST = LocalDate.of(2004, 1, 1);

    static Stream<Arguments> series() {
        Random random = new Random(1);
        return Stream.of(
                Arguments.of("two rows", new double[] {1, 2}),
                Arguments.of("two equal rows", new double[] {3, 3}),
                Arguments.of("three rows", new double[] {1, 5, 2}),
                Arguments.of("zeros", new double[60]),
                Arguments.of("a line", values(100, i -> i)),
                Arguments.of("billions", values(400, i -> 1e9 * (1 + 0.1 * random.nextGaussian()))),
                Arguments.of("billionths", values(400, i -> 1e-9 * (1 + 0.1 * random.nextGaussian()))),
                Arguments.of("one spike", values(200, i -> i == 100 ? 1e6 : 0)),
                Arguments.of("a step", values(300, i -> i < 150 ? 0 : 1)),
                Arguments.of("below zero", values(300, i -> -50 + 10 * random.nextGaussian())),
                Arguments.of("rare sales", values(500, i -> random.nextInt(10) == 0 ? 1 : 0)),
                Arguments.of("a perfect week", values(140, i -> i % 7)),
                Arguments.of("exponential", values(300, i -> Math.exp(i / 30.0))),
                Arguments.of("nearly constant", values(100, i -> i == 50 ? 5.0000001 : 5)),
                Arguments.of("twenty years", values(7300, i -> 100 + i * 0.01 + random.nextGaussian())));
    }

    private static double[] values(int count, IntToDoubleFunction value) {
        return IntStream.range(0, count).mapToDouble(value).toArray();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("series")
    void endInAFiniteForecast(String name, double[] y) {
        double max = Arrays.stream(y).max().orElseThrow();
        double[] cap = new double[y.length];
        Arrays.fill(cap, max > 0 ? 1.2 * max : 1);
        TimeSeries history = TimeSeries.daily(FIRST, y).with("cap", cap);
        double[] futureCap = new double[30];
        Arrays.fill(futureCap, cap[0]);
        TimeSeries future = TimeSeries.future(FIRST.plusDays(y.length), 30).with("cap", futureCap);
        List<Solver> solvers = y.length > 1_000 ? List.of(Solver.EXACT) : List.of(Solver.values());
        for (ProphetOptions options : models()) {
            for (Solver solver : solvers) {
                FittedProphet fitted = new Prophet(options).fit(history, FitOptions.DEFAULT.by(solver));
                assertThat(fitted.report().logDensity()).isFinite();
                if (fitted.report().ending() == Ending.CONVERGED) {
                    assertThat(fitted.report().kktResidual()).isLessThanOrEqualTo(1e-6);
                }
                fitted.predict(future, PredictOptions.DEFAULT).columns().forEach((column, values) -> assertThat(values)
                        .as(name + " " + options + " " + column)
                        .doesNotContain(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
            }
        }
    }

    private static List<ProphetOptions> models() {
        List<ProphetOptions> models = new ArrayList<>();
        for (Growth growth : Growth.values()) {
            for (EffectMode mode : EffectMode.values()) {
                for (Scaling scaling : Scaling.values()) {
                    models.add(ProphetOptions.builder()
                            .growth(growth)
                            .seasonalityMode(mode)
                            .scaling(scaling)
                            .uncertaintySamples(100)
                            .build());
                }
            }
        }
        return models;
    }
}
