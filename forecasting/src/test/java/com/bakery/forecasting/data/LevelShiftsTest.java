package com.bakery.forecasting.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.bakery.forecasting.data.DataFinding.Kind;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LevelShiftsTest {
    private static final int SERIES = 200;

    @ParameterizedTest
    @CsvSource({"1, 5", "3, 2", "5, Infinity", "20, 5", "100, 20"})
    void aLevelThatStaysIsLeftAlone(double level, double size) {
        int alarms = 0;
        for (int seed = 0; seed < SERIES; seed++) {
            alarms += shifts(SimulatedShop.stationary(730, level, size, seed)).isEmpty() ? 0 : 1;
        }
        assertThat(alarms).as("alarms in %s series of two years", SERIES).isLessThan(SERIES / 20);
    }

    @Test
    void demandThatDriftsAroundALevelIsLeftAlone() {
        int alarms = 0;
        for (int seed = 0; seed < SERIES; seed++) {
            Well19937c random = new Well19937c(1000 + seed);
            double[] mean = new double[730];
            double drift = 0;
            for (int i = 0; i < mean.length; i++) {
                // first-order autoregression with a half-life of a week and a standard deviation of 15 %
                drift = .905 * drift + .064 * random.nextGaussian();
                mean[i] = 30 * Math.exp(drift);
            }
            alarms += shifts(SimulatedShop.of(mean, 20, seed)).isEmpty() ? 0 : 1;
        }
        assertThat(alarms).isLessThan(SERIES / 20);
    }

    @Test
    void aSeasonWhosePeakIsNearlyTwiceItsTroughIsNoShift() {
        double[] mean = new double[730];
        Arrays.setAll(mean, i -> 40 * Math.exp(.3 * Math.sin(2 * Math.PI * i / 365)));
        int alarms = 0;
        for (int seed = 0; seed < SERIES; seed++) {
            alarms += shifts(SimulatedShop.of(mean, 20, seed)).isEmpty() ? 0 : 1;
        }
        assertThat(alarms).isLessThan(SERIES / 20);
    }

    @ParameterizedTest
    @ValueSource(doubles = {.5, 2})
    void halvingAndDoublingAreFoundWithTheirDay(double ratio) {
        int found = 0;
        for (int seed = 0; seed < SERIES; seed++) {
            int day = 200 + seed;
            double[] mean = new double[730];
            Arrays.setAll(mean, i -> (i % 7 == 5 ? 45 : 30) * (i < day ? 1 : ratio));
            List<DataFinding> shifts = shifts(SimulatedShop.of(mean, 20, seed));
            if (shifts.size() == 1
                    && Math.abs(SimulatedShop.FIRST.plusDays(day).toEpochDay()
                                    - shifts.get(0).from().toEpochDay())
                            <= 4) {
                assertThat(shifts.get(0).value()).isCloseTo(ratio, within(.4 * ratio));
                found++;
            }
        }
        assertThat(found).isGreaterThan(SERIES * 9 / 10);
    }

    @Test
    void aShiftOfFourWeeksAgoIsSaidInPlainWords() {
        double[] mean = new double[300];
        Arrays.setAll(mean, i -> i < 272 ? 20 : 50);

        assertThat(shifts(SimulatedShop.of(mean, 50, 1))).singleElement().satisfies(shift -> {
            assertThat(shift.from()).isEqualTo(shift.to()).isEqualTo(SimulatedShop.FIRST.plusDays(272));
            assertThat(shift.text())
                    .matches(
                            "From here on about \\d\\d\\.\\d a day were sold, before \\d\\d\\.\\d: 2\\.\\d\\d times as much\\.");
        });
    }

    private static List<DataFinding> shifts(SimulatedShop shop) {
        return SimulatedShop.data(shop.sold()).findings().stream()
                .filter(finding -> finding.kind() == Kind.LEVEL_SHIFT)
                .toList();
    }
}
