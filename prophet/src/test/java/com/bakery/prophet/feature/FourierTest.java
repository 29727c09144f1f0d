package com.bakery.prophet.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Figures of Prophet's own tests, first row of its sample series. */
class FourierTest {
    private static final double[] DAY = {LocalDate.of(2012, 5, 18).toEpochDay() * 86_400.0};

    @Test
    void weeklyTermsAreThoseOfPython() {
        assertThat(firstRow(7, 3))
                .containsExactly(
                        new double[] {0.7818315, 0.6234898, 0.9749279, -0.2225209, 0.4338837, -0.9009689},
                        within(1e-7));
    }

    @Test
    void yearlyTermsAreThoseOfPython() {
        assertThat(firstRow(365.25, 3))
                .containsExactly(
                        new double[] {0.7006152, -0.7135393, -0.9998330, 0.01827656, 0.7262249, 0.6874572},
                        within(1e-7));
    }

    @Test
    void highOrdersAreAsExactAsSineAndCosine() {
        double[] row = firstRow(365.25, 40);
        double days = DAY[0] / 86_400;
        for (int n = 1; n <= 40; n++) {
            assertThat(row[2 * n - 2]).isCloseTo(Math.sin(2 * Math.PI * n * days / 365.25), within(1e-11));
            assertThat(row[2 * n - 1]).isCloseTo(Math.cos(2 * Math.PI * n * days / 365.25), within(1e-11));
        }
    }

    private static double[] firstRow(double period, int order) {
        return Arrays.stream(Fourier.columns(DAY, period, order))
                .mapToDouble(column -> column[0])
                .toArray();
    }
}
