package com.bakery.forecasting.data;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/**
 * A product whose demand is known: a weekday profile, a trend of 30 % a year and a season on a level, Poisson or negative binomial noise (variance m + m^2 / size), and a stock that
 * is planned some tenths above the mean demand, with an error.
 */
public final class SimulatedShop {
    public static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final double[] PROFILE = {.8, .85, .9, 1, 1.15, 1.4, .9};

    private final RandomGenerator random;
    private final double[] mean;
    private final double[] demand;

    private SimulatedShop(RandomGenerator random, double[] mean, double[] demand) {
        this.random = random;
        this.mean = mean;
        this.demand = demand;
    }

    /** @param size of the negative binomial noise; infinite for Poisson's */
    public static SimulatedShop of(int days, double level, double size, long seed) {
        double[] mean = new double[days];
        for (int i = 0; i < days; i++) {
            mean[i] = level * PROFILE[i % 7] * (1 + .3 * i / 365) * (1 + .15 * Math.sin(2 * Math.PI * i / 365));
        }
        return of(mean, size, seed);
    }

    /** A product without trend and season. */
    public static SimulatedShop stationary(int days, double level, double size, long seed) {
        double[] mean = new double[days];
        Arrays.setAll(mean, i -> level * PROFILE[i % 7]);
        return of(mean, size, seed);
    }

    public static SimulatedShop of(double[] mean, double size, long seed) {
        RandomGenerator random = new Well19937c(seed);
        double[] demand = new double[mean.length];
        for (int i = 0; i < mean.length; i++) {
            double rate =
                    Double.isInfinite(size) ? mean[i] : new GammaDistribution(random, size, mean[i] / size).sample();
            demand[i] = rate > 0 ? new PoissonDistribution(random, rate, 1e-12, 10_000).sample() : 0;
        }
        return new SimulatedShop(random, mean, demand);
    }

    public double[] demand() {
        return demand;
    }

    /**
     * What was sold, with the days marked on which nothing was left.
     *
     * @param surplus planned stock over mean demand, less one
     * @param error standard deviation of the plan, as a share of the mean demand
     */
    public List<RawSales> soldFromStock(double surplus, double error) {
        List<RawSales> rows = new ArrayList<>();
        for (int i = 0; i < demand.length; i++) {
            double stock = Math.max(1, Math.rint(mean[i] * (1 + surplus + error * random.nextGaussian())));
            rows.add(new RawSales(FIRST.plusDays(i), Math.min(demand[i], stock), demand[i] >= stock));
        }
        return rows;
    }

    /** Sales of as much as was wanted. */
    public List<RawSales> sold() {
        List<RawSales> rows = new ArrayList<>();
        for (int i = 0; i < demand.length; i++) {
            rows.add(new RawSales(FIRST.plusDays(i), demand[i]));
        }
        return rows;
    }

    /** By the data rules, in a shop that is open every day. */
    public static ProductData data(List<RawSales> rows, NamedDay... named) {
        List<RawSales> shop =
                rows.stream().map(row -> new RawSales(row.day(), 1000)).toList();
        return DataRules.apply("p", "p", rows, shop, List.of(), List.of(named), 30);
    }
}
