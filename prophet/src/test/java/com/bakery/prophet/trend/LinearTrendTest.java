package com.bakery.prophet.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinearTrendTest {
    @Test
    void bendsAtTheChangepointAsPythonDoes() {
        double[] t = IntStream.rangeClosed(0, 10).asDoubleStream().toArray();

        assertThat(LinearTrend.at(t, 1, 0, new double[] {0.5}, new double[] {5}))
                .containsExactly(0, 1, 2, 3, 4, 5, 6.5, 8, 9.5, 11, 12.5);
    }

    @Test
    void rowsBehindAllChangepointsCarryTheirSlopes() {
        assertThat(LinearTrend.at(new double[] {8, 9, 10}, 1, 0, new double[] {0.5}, new double[] {5}))
                .containsExactly(9.5, 11, 12.5);
    }
}
