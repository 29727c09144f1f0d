package com.bakery.prophet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;

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
        Random random = new Random(1);
        double[] y = new double[200];
        double level = 100;
        for (int i = 0; i < y.length; i++) {
            level += i % 80 < 40 ? 1 : -1;
            y[i] = level + random.nextGaussian();
        }
        return new Prophet(ProphetOptions.builder().uncertaintySamples(samples).build())
                .fit(TimeSeries.daily(FIRST, y));
    }
}
