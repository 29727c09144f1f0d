package com.bakery.prophet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.bakery.prophet.fit.FitCheck;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What somebody hears who listens to a fit. */
class FitCheckTest {
    private static final TimeSeries HISTORY = TimeSeries.daily(
            LocalDate.of(2025, 1, 1),
            IntStream.range(0, 200)
                    .mapToDouble(day -> 20 + 0.1 * day + 5 * (day % 7) + day * 37 % 11)
                    .toArray());

    private record Iteration(int round, String measure, double value, double change) {}

    private static final class Listener implements FitCheck {
        private final List<Iteration> heard = new ArrayList<>();

        @Override
        public void round(int round) {}

        @Override
        public void found(int round, String measure, double value, double change) {
            heard.add(new Iteration(round, measure, value, change));
        }
    }

    @Test
    void theExactSolverTellsHowItsNoiseSettles() {
        Listener listener = new Listener();
        FittedProphet fitted = new Prophet(ProphetOptions.builder().build())
                .fit(HISTORY, new FitOptions(listener).within(Duration.ofMinutes(1)));

        Iteration last = listener.heard.get(listener.heard.size() - 1);
        assertThat(listener.heard).hasSizeGreaterThan(2).allMatch(one -> one.measure()
                .equals("sigma squared"));
        assertThat(Math.abs(last.change())).isLessThan(1e-8);
        assertThat(Math.sqrt(last.value())).isEqualTo(fitted.parameters().sigma(), within(1e-9));
    }

    @Test
    void stansOptimiserTellsHowTheDensityRises() {
        Listener listener = new Listener();
        new Prophet(ProphetOptions.builder().build()).fit(HISTORY, new FitOptions(listener).by(Solver.STAN_LBFGS));

        assertThat(listener.heard).hasSizeGreaterThan(5).allMatch(one -> one.measure()
                .equals("log density"));
        assertThat(listener.heard).extracting(Iteration::value).isSorted();
        assertThat(listener.heard).extracting(Iteration::change).allMatch(change -> change >= 0);
    }

    @Test
    void whoOnlyWantsToStopHearsNothingElse() {
        FittedProphet silent = new Prophet(ProphetOptions.builder().build()).fit(HISTORY, new FitOptions(round -> {}));
        FittedProphet heard =
                new Prophet(ProphetOptions.builder().build()).fit(HISTORY, new FitOptions(new Listener()));
        assertThat(silent.parameters().sigma()).isEqualTo(heard.parameters().sigma());
    }
}
