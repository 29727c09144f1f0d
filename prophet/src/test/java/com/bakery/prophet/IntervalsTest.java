package com.bakery.prophet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalsTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final FittedProphet FITTED = fitted(1000);

    @Test
    void theSeedDecidesTheDraws() {
        TimeSeries future = TimeSeries.future(FIRST.plusDays(200), 30);

        assertThat(FITTED.predict(future, new PredictOptions(5, true, null, true))
                        .yhatLower())
                .isEqualTo(FITTED.predict(future, new PredictOptions(5, true, null, true))
                        .yhatLower())
                .isNotEqualTo(FITTED.predict(future, new PredictOptions(6, true, null, true))
                        .yhatLower());
    }

    @Test
    void theHistorysTrendIsCertainAndItsNoiseNormal() {
        Forecast forecast = FITTED.predict(TimeSeries.future(FIRST, 200), new PredictOptions(0, true, 0.95));

        assertThat(forecast.trendLower()).isEqualTo(forecast.trend()).isEqualTo(forecast.trendUpper());
        double sigma = FITTED.parameters().sigma() * FITTED.scale().yScale();
        for (int i = 0; i < 200; i++) {
            assertThat(forecast.yhatUpper()[i] - forecast.yhat()[i]).isCloseTo(1.959963984540054 * sigma, within(1e-9));
            assertThat(forecast.yhat()[i] - forecast.yhatLower()[i]).isCloseTo(1.959963984540054 * sigma, within(1e-9));
        }
    }

    @Test
    void uncertaintyGrowsWithTheHorizonAndTheWidth() {
        TimeSeries future = TimeSeries.future(FIRST.plusDays(200), 200);
        Forecast wide = FITTED.predict(future, new PredictOptions(0, true, 0.95));
        Forecast narrow = FITTED.predict(future, new PredictOptions(0, true, 0.5));

        assertThat(width(wide, 199)).isGreaterThan(width(wide, 0));
        assertThat(width(wide, 100)).isGreaterThan(width(narrow, 100));
    }

    /**
     * What is computed lies, in every row, between the quantiles of 100,000 draws of the vectorised sampler whose shares are one standard error of 1,000
     * draws apart from it: Python's own interval is no nearer to the distribution.
     */
    @ParameterizedTest
    @CsvSource({"ADDITIVE, 0.8", "ADDITIVE, 0.95", "MULTIPLICATIVE, 0.8", "MULTIPLICATIVE, 0.95"})
    void computedBoundsLieWithinTheErrorOfAThousandDraws(EffectMode mode, double width) {
        FittedProphet model = fitted(100_000, mode);
        TimeSeries future = TimeSeries.future(FIRST.plusDays(200), 90);
        double share = (1 + width) / 2;
        double error = Math.sqrt(share * (1 - share) / 1_000);
        Forecast computed = model.predict(future, new PredictOptions(0, true, width));
        Forecast inner = model.predict(future, new PredictOptions(1, true, 2 * (share - error) - 1, true));
        Forecast outer = model.predict(future, new PredictOptions(1, true, 2 * (share + error) - 1, true));

        for (int i = 0; i < 90; i++) {
            assertThat(computed.yhatUpper()[i]).isBetween(inner.yhatUpper()[i], outer.yhatUpper()[i]);
            assertThat(computed.yhatLower()[i]).isBetween(outer.yhatLower()[i], inner.yhatLower()[i]);
            assertThat(computed.trendUpper()[i]).isBetween(inner.trendUpper()[i], outer.trendUpper()[i]);
            assertThat(computed.trendLower()[i]).isBetween(outer.trendLower()[i], inner.trendLower()[i]);
        }
    }

    @Test
    void withoutDrawsOrWithoutIntervalsThereAreNoBounds() {
        TimeSeries future = TimeSeries.future(FIRST.plusDays(200), 3);

        assertThat(FITTED.predict(future, PredictOptions.POINT).yhatLower()).isNull();
        assertThat(fitted(0).predict(future, PredictOptions.DEFAULT).trendUpper())
                .isNull();
    }

    @Test
    void aWidthMustLieBetweenZeroAndOne() {
        assertThat(new PredictOptions(0, true, 0.999).intervalWidth()).isEqualTo(0.999);
        assertThatThrownBy(() -> new PredictOptions(0, true, 1.0))
                .hasMessage("interval_width must lie between 0 and 1, not 1.0");
        assertThatThrownBy(() -> new PredictOptions(0, true, 0.0))
                .hasMessage("interval_width must lie between 0 and 1, not 0.0");
    }

    private static double width(Forecast forecast, int row) {
        return forecast.yhatUpper()[row] - forecast.yhatLower()[row];
    }

    private static FittedProphet fitted(int samples) {
        return fitted(samples, EffectMode.ADDITIVE);
    }

    private static FittedProphet fitted(int samples, EffectMode mode) {
        Random random = new Random(1);
        double[] y = new double[200];
        double level = 100;
        for (int i = 0; i < y.length; i++) {
            level += i % 80 < 40 ? 1 : -1;
            y[i] = level + random.nextGaussian();
        }
        return new Prophet(ProphetOptions.builder()
                        .seasonalityMode(mode)
                        .uncertaintySamples(samples)
                        .build())
                .fit(TimeSeries.daily(FIRST, y));
    }
}
