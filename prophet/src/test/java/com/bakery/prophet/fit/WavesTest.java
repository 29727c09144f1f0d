package com.bakery.prophet.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.bakery.prophet.feature.Fourier;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WavesTest {
    private static final double DAY = 86_400;

    @Test
    void productsFromTheEndsOfRunsAreThoseOfAllRows() {
        double[] everyDay = days(730);
        double[] withClosedDays = without(days(1_155), 16);
        double[] everyFiveMinutes =
                IntStream.range(0, 20_000).mapToDouble(i -> 1.5e9 + 300 * i).toArray();

        assertProducts(everyDay, 365.25, 7);
        assertProducts(withClosedDays, 365.25, 30.5);
        assertProducts(everyFiveMinutes, 7, 1);
        assertThat(known(everyDay, 365.25, 30.5)).isEqualTo(32 * 33 / 2);
    }

    @Test
    void wavesThatMeetTheSameAngleInEveryRowAreSummedRowByRow() {
        // seven rows a period: the sixth multiple is the first one backwards, seven multiples are a whole turn
        assertProducts(days(730), 7, 3.5);
        assertThat(known(days(730), 7, 3.5)).isLessThan(32 * 33 / 2);
        // so nearly the same that the sum of the run would cancel
        assertProducts(days(730), 7.00000001, 3.5);
    }

    @Test
    void shortRunsAreNotWorthIt() {
        double[] fiveDaysAWeek =
                Arrays.stream(days(700)).filter(time -> (time / DAY) % 7 < 5).toArray();

        assertThat(known(fiveDaysAWeek, 365.25, 7)).isZero();
        assertProducts(fiveDaysAWeek, 365.25, 7);
    }

    @Test
    void columnsLeftOutTakeTheirWaveWithThem() {
        double[] times = days(730);
        Columns columns = columns(times, 365.25, 7);
        int[] some = {0, 1, 2, 4, 5, 9, 10, 11, 30, 31};
        double[][] products = columns.behind(times, times).only(some).products();

        for (int a = 0; a < some.length; a++) {
            for (int b = 0; b < some.length; b++) {
                double[] first = some[a] < 2 ? times : columns.column(some[a] - 2);
                double[] second = some[b] < 2 ? times : columns.column(some[b] - 2);
                double product = Vectors.dot(first, second);
                assertThat(products[a][b]).isCloseTo(product, within(1e-9 * (1 + Math.abs(product))));
            }
        }
    }

    private static void assertProducts(double[] times, double firstPeriod, double secondPeriod) {
        Columns columns = columns(times, firstPeriod, secondPeriod);
        double[][] products = columns.products();
        for (int a = 0; a < columns.size(); a++) {
            for (int b = 0; b < columns.size(); b++) {
                assertThat(products[a][b])
                        .as("columns %d and %d", a, b)
                        .isCloseTo(Vectors.dot(columns.column(a), columns.column(b)), within(1e-10 * times.length));
            }
        }
    }

    /** How many products the ends of the runs give. */
    private static long known(double[] times, double firstPeriod, double secondPeriod) {
        double[][] values = values(times, firstPeriod, secondPeriod);
        double[][] products = waves(times, firstPeriod, secondPeriod).products(values);
        return IntStream.range(0, products.length)
                .mapToLong(a -> Arrays.stream(products[a], a, products.length)
                        .filter(product -> !Double.isNaN(product))
                        .count())
                .sum();
    }

    private static Columns columns(double[] times, double firstPeriod, double secondPeriod) {
        return Columns.of(values(times, firstPeriod, secondPeriod), waves(times, firstPeriod, secondPeriod));
    }

    private static double[][] values(double[] times, double firstPeriod, double secondPeriod) {
        double[][] first = Fourier.columns(times, firstPeriod, 10);
        double[][] second = Fourier.columns(times, secondPeriod, 6);
        double[][] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static Waves waves(double[] times, double firstPeriod, double secondPeriod) {
        double[] turns = new double[32];
        for (int j = 0; j < 16; j++) {
            turns[2 * j] = j < 10 ? (j + 1) / (firstPeriod * DAY) : (j - 9) / (secondPeriod * DAY);
        }
        return Waves.of(times, turns);
    }

    private static double[] days(int count) {
        return IntStream.range(0, count).mapToDouble(i -> (19_000 + i) * DAY).toArray();
    }

    private static double[] without(double[] times, int count) {
        int[] closed = new Random(5).ints(count, 0, times.length).sorted().toArray();
        return IntStream.range(0, times.length)
                .filter(i -> Arrays.binarySearch(closed, i) < 0)
                .mapToDouble(i -> times[i])
                .toArray();
    }
}
