package com.bakery.forecasting.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.PascalDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;

class CensoredMomentsTest {
    @Test
    void theHazardIsThatOfTheNormalDistribution() {
        NormalDistribution normal = new NormalDistribution(null, 0, 1);
        for (double x = -8; x <= 8; x += .01) {
            double tail = normal.cumulativeProbability(-x);
            double expected = normal.density(x) / tail;
            assertThat(NormalHazard.at(x)).isCloseTo(expected, within(2e-5 * expected));
        }
    }

    @Test
    void countsHaveTheMomentsOfTheirOwnDistribution() {
        for (double mean : new double[] {2, 5, 20, 200}) {
            PoissonDistribution poisson = new PoissonDistribution(mean);
            compare(mean, 1, poisson::probability);
            // size r and success probability p: mean r (1 - p) / p, variance over mean 1 / p
            int size = (int) Math.max(1, mean / 2);
            double success = size / (size + mean);
            compare(mean, 1 / success, new PascalDistribution(size, success)::probability);
        }
    }

    private static void compare(double mean, double phi, IntToDoubleFunction probability) {
        double deviation = Math.sqrt(phi * mean);
        for (double z = -2; z <= 2; z += .5) {
            int least = (int) Math.max(0, Math.rint(mean + z * deviation));
            double tail = 0;
            double first = 0;
            double second = 0;
            for (int y = least; y < mean + 30 * deviation; y++) {
                tail += probability.applyAsDouble(y);
                first += y * probability.applyAsDouble(y);
                second += (y - mean) * (y - mean) * probability.applyAsDouble(y);
            }
            CensoredMoments moments = CensoredMoments.above(least, mean, phi, true);
            assertThat(moments.mean())
                    .as("mean %s, phi %s, at least %s", mean, phi, least)
                    .isCloseTo(first / tail, within(.05 * deviation));
            assertThat(moments.spread())
                    .as("mean %s, phi %s, at least %s", mean, phi, least)
                    .isCloseTo(second / tail / (phi * mean), within(.15 * (1 + z * z)));
        }
    }

    @Test
    void measuredQuantitiesHaveTheMeanOfAGammaDistribution() {
        double mean = 3;
        double phi = .4;
        GammaDistribution gamma = new GammaDistribution(mean / phi, phi);
        GammaDistribution next = new GammaDistribution(mean / phi + 1, phi);
        for (double least = .5; least < 6; least += .5) {
            double expected = mean * (1 - next.cumulativeProbability(least)) / (1 - gamma.cumulativeProbability(least));
            assertThat(CensoredMoments.above(least, mean, phi, false).mean())
                    .isCloseTo(expected, within(.005 * expected));
        }
    }

    @Test
    void aBoundFarAboveOrBelowStaysFinite() {
        assertThat(CensoredMoments.above(1e6, 1e-9, 1e-9, true).mean()).isBetween(1e6, 1.001e6);
        assertThat(CensoredMoments.above(0, 500, .01, true).mean()).isCloseTo(500, within(1e-6));
        assertThat(CensoredMoments.above(1, 1e-9, 50, false).mean()).isBetween(1.0, 100.0);
    }
}
