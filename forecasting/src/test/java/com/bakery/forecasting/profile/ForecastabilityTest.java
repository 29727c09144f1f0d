package com.bakery.forecasting.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForecastabilityTest {
    private static final double[] WEEK = {-2, -1.5, -1, 0, 1, 3, .5};

    @ParameterizedTest
    @ValueSource(ints = {56, 120, 365, 1155})
    void noiseIsNearZeroHoweverShort(int days) {
        double mean = 0;
        for (int seed = 0; seed < 100; seed++) {
            mean += Forecastability.of(noise(days, seed), 7) / 100;
        }
        assertThat(mean).isLessThan(days < 100 ? .15 : .08);
    }

    @Test
    void aStrongWeekIsHighAndAWeekWithoutNoiseIsOne() {
        double[] strong = noise(730, 1);
        double[] pure = new double[730];
        for (int i = 0; i < strong.length; i++) {
            strong[i] = .4 * strong[i] + WEEK[i % 7];
            pure[i] = 100 + WEEK[i % 7];
        }
        assertThat(Forecastability.of(strong, 7)).isGreaterThan(.8);
        assertThat(Forecastability.of(pure, 7)).isCloseTo(1, within(1e-6));
    }

    @Test
    void anAutoregressionHasTheShareItsLastDayExplains() {
        double mean = 0;
        for (int seed = 0; seed < 50; seed++) {
            double[] series = noise(1155, seed);
            for (int i = 1; i < series.length; i++) {
                series[i] += .7 * series[i - 1];
            }
            mean += Forecastability.of(series, 7) / 50;
        }
        double logarithms = 0;
        double power = 0;
        for (int k = 1; k <= 14; k++) {
            double ofFrequency = 1 / (1 + .49 - 1.4 * Math.cos(2 * Math.PI * k / 28));
            logarithms += Math.log(ofFrequency) / 14;
            power += ofFrequency / 14;
        }
        // .49 with the lowest frequencies, which the means of the segments take with them
        assertThat(mean).isCloseTo(1 - Math.exp(logarithms) / power, within(.04));
    }

    @Test
    void aWeekOfSixOpenDaysIsAWeek() {
        double[] series = new double[300];
        Arrays.setAll(series, i -> WEEK[i % 6]);

        assertThat(Forecastability.of(series, 6)).isCloseTo(1, within(1e-6));
    }

    @Test
    void tooFewDaysSayNothingAndAConstantIsCertain() {
        assertThat(Forecastability.of(new double[55], 7)).isZero();
        assertThat(Forecastability.of(DoubleStream.generate(() -> 4).limit(56).toArray(), 7))
                .isEqualTo(1);
    }

    private static double[] noise(int days, long seed) {
        Random random = new Random(seed);
        return random.doubles(days).map(value -> 3 * value).toArray();
    }
}
