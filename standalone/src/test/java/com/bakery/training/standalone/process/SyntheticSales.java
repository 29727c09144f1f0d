package com.bakery.training.standalone.process;

import java.time.LocalDate;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sales of a made-up shop: a weekly shape with noise, the same for the same seed. */
final class SyntheticSales {
    static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 6);

    private SyntheticSales() {}

    /** CSV {@code date,product,quantity} of {@code products} products over {@code days} days. */
    static String csv(int products, int days, long seed) {
        Random random = new Random(seed);
        return "date,product,quantity\n"
                + IntStream.range(0, products)
                        .mapToObj(product -> IntStream.range(0, days)
                                .mapToObj(day -> row(product, day, random))
                                .collect(Collectors.joining()))
                        .collect(Collectors.joining());
    }

    private static String row(int product, int day, Random random) {
        double level = 20 + 5 * product;
        double weekend = day % 7 >= 5 ? 1.6 : 1;
        long quantity = Math.max(1, Math.round(level * weekend + 3 * random.nextGaussian()));
        return "%s,product-%02d,%d%n".formatted(FIRST_DAY.plusDays(day), product, quantity);
    }
}
