package com.bakery.prophet.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bakery.prophet.EffectMode;
import com.bakery.prophet.FitOptions;
import com.bakery.prophet.PredictOptions;
import com.bakery.prophet.Prophet;
import com.bakery.prophet.ProphetOptions;
import com.bakery.prophet.TimeSeries;
import com.bakery.prophet.diagnostics.ParameterSearch.Candidate;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ParameterSearchTest {
    private static final Horizons HORIZONS =
            new Horizons(Duration.ofDays(28), Duration.ofDays(56), Duration.ofDays(200), null);

    /** A week whose size grows with a steep trend: the multiplicative mode forecasts it better, a stiff trend well enough. */
    private static TimeSeries growing() {
        Random random = new Random(5);
        double[] y = new double[400];
        for (int i = 0; i < y.length; i++) {
            y[i] = (50 + i) * (1 + 0.3 * Math.sin(2 * Math.PI * i / 7)) + random.nextGaussian();
        }
        return TimeSeries.daily(LocalDate.of(2023, 1, 2), y);
    }

    @Test
    void findsTheModeTheSeriesWasMadeWith() {
        ParameterSearch search = new ParameterSearch(
                List.of(0.001, 0.05),
                List.of(0.01, 10.0),
                List.of(10.0),
                List.of(EffectMode.ADDITIVE, EffectMode.MULTIPLICATIVE),
                null);

        List<Candidate> tried = search.run(ProphetOptions.builder().build(), growing(), HORIZONS, 2);

        assertThat(tried).hasSize(8);
        assertThat(tried).extracting(Candidate::rmse).isSorted();
        assertThat(tried.get(0).options().seasonalityMode()).isEqualTo(EffectMode.MULTIPLICATIVE);
        var best = tried.get(0).options();
        var rows = CrossValidation.of(
                new Prophet(best).fit(growing()), growing(), HORIZONS, FitOptions.DEFAULT, PredictOptions.POINT, 1);
        double[] rmse = PerformanceMetrics.of(rows, List.of(Metric.RMSE), 1, false)
                .values()
                .get(Metric.RMSE);
        assertThat(tried.get(0).rmse()).isEqualTo(rmse[0]);
    }

    @Test
    void aBudgetEndsTheSearchWithWhatItHasSeen() {
        ParameterSearch hasty = new ParameterSearch(
                List.of(0.001, 0.05),
                List.of(0.01, 10.0),
                List.of(10.0),
                List.of(EffectMode.ADDITIVE),
                Duration.ofNanos(1));

        assertThat(hasty.run(ProphetOptions.builder().build(), growing(), HORIZONS, 1))
                .hasSize(1);
    }

    @Test
    void anEmptyListIsRefused() {
        assertThatThrownBy(() ->
                        new ParameterSearch(List.of(), List.of(1.0), List.of(1.0), List.of(EffectMode.ADDITIVE), null))
                .hasMessageContaining("every list");
    }
}
