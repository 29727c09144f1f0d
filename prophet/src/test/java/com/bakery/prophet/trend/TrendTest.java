package com.bakery.prophet.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.bakery.prophet.Growth;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendTest {
    @Test
    void bendsAtTheChangepointAsPythonDoes() {
        double[] t = IntStream.rangeClosed(0, 10).asDoubleStream().toArray();

        assertThat(Trend.at(Growth.LINEAR, t, t, 1, 0, new double[] {0.5}, new double[] {5}))
                .containsExactly(0, 1, 2, 3, 4, 5, 6.5, 8, 9.5, 11, 12.5);
    }

    @Test
    void rowsBehindAllChangepointsCarryTheirSlopes() {
        assertThat(Trend.at(
                        Growth.LINEAR, new double[] {8, 9, 10}, new double[0], 1, 0, new double[] {0.5}, new double[] {5
                        }))
                .containsExactly(9.5, 11, 12.5);
    }

    /** The upstream suite's figures for piecewise_logistic. */
    @Test
    void approachesItsCapacityAsPythonDoes() {
        double[] t = IntStream.rangeClosed(0, 10).asDoubleStream().toArray();
        double[] cap = new double[11];
        Arrays.fill(cap, 10);

        assertThat(Trend.at(Growth.LOGISTIC, t, cap, 1, 0, new double[] {0.5}, new double[] {5}))
                .containsExactly(
                        new double[] {
                            5, 7.310586, 8.807971, 9.525741, 9.820138, 9.933071, 9.984988, 9.996646, 9.999252, 9.999833,
                            9.999963
                        },
                        within(1e-6));
    }

    @Test
    void isConstantWhereItIsFlat() {
        assertThat(Trend.at(Growth.FLAT, new double[] {0, 1, 2}, new double[0], 3, 0.5, new double[1], new double[1]))
                .containsOnly(0.5);
    }
}
