package com.bakery.prophet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantilesTest {
    /** Values of Wichura's paper (0.25, 0.001, 1e-20) and of the tables everybody knows. */
    @ParameterizedTest
    @CsvSource({
        "0.5, 0",
        "0.25, -0.6744897501960817",
        "0.9, 1.2815515655446004",
        "0.975, 1.959963984540054",
        "0.001, -3.090232306167814",
        "1e-20, -9.262340089798408"
    })
    void theNormalQuantileHasFullPrecision(double share, double quantile) {
        assertThat(Quantiles.normal(share)).isCloseTo(quantile, within(1e-14));
    }

    @Test
    void interpolatesBetweenNeighboursAsNumpy() {
        assertThat(Quantiles.of(new double[] {4, 1, 3, 2}, 0.5)).isEqualTo(2.5);
        assertThat(Quantiles.of(new double[] {4, 1, 3, 2}, 0.1)).isCloseTo(1.3, within(1e-15));
        assertThat(Quantiles.of(new double[] {7}, 0.9)).isEqualTo(7);
        assertThat(Quantiles.of(new double[] {5, 5, 5}, 0.3)).isEqualTo(5);
    }

    @Test
    void selectsWhatSortingWould() {
        Random random = new Random(3);
        for (int round = 0; round < 500; round++) {
            double[] values =
                    random.ints(1 + random.nextInt(60), 0, 20).asDoubleStream().toArray();
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            int place = random.nextInt(values.length);
            double share = values.length == 1 ? 0 : place / (values.length - 1.0);
            assertThat(Quantiles.of(values, share)).isCloseTo(sorted[place], within(1e-9));
        }
    }
}
