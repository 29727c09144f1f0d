package com.bakery.bench;

import com.bakery.forecasting.PipelineOptions;
import com.bakery.forecasting.ProductPipeline;
import com.bakery.forecasting.ShopPreparation;
import com.bakery.forecasting.TrainingMonitor;
import com.bakery.forecasting.data.DataRules;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.data.RawSales;
import com.bakery.forecasting.pooled.PooledReader;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * CPU time of a product's whole training, all threads of the process counted, with and without what the shop shares, and of that. Argument: days of history, 730 by
 * default.
 */
public final class PipelineCost {
    private static final int PRODUCTS = 40;
    private static final int PASSES = 5;
    private static final int WARM_UP = 3;

    private final ProductPipeline pipeline = new ProductPipeline();
    private final List<List<RawSales>> sales;
    private final List<RawSales> totals;

    private PipelineCost(int days) {
        double[] sums = new double[days];
        sales = IntStream.range(0, PRODUCTS)
                .mapToObj(seed -> rows(SimulatedSeries.values(days, seed), sums))
                .toList();
        totals = rows(sums, new double[days]);
    }

    public static void main(String[] args) {
        int days = args.length == 0 ? 730 : Integer.parseInt(args[0]);
        PipelineCost cost = new PipelineCost(days);
        PooledReader pooled = cost.trees();
        double trees = millis(cost::trees);
        print(days, "what a shop shares, products " + PRODUCTS, trees);
        print(days, "a product without it", cost.perProduct(null));
        print(days, "a product with it", cost.perProduct(pooled));
    }

    private PooledReader trees() {
        List<ProductData> shop = sales.stream().map(this::data).toList();
        return ShopPreparation.prepare(shop, PipelineOptions.DEFAULT, TrainingMonitor.NONE)
                .map(PooledReader::new)
                .orElseThrow();
    }

    private double perProduct(@Nullable PooledReader pooled) {
        for (int pass = 0; pass < WARM_UP; pass++) {
            trainAll(pooled);
        }
        double total = millis(() -> {
            for (int pass = 0; pass < PASSES; pass++) {
                trainAll(pooled);
            }
        });
        return total / PASSES / PRODUCTS;
    }

    private void trainAll(@Nullable PooledReader pooled) {
        for (List<RawSales> product : sales) {
            pipeline.train(data(product), PipelineOptions.DEFAULT, pooled, TrainingMonitor.NONE);
        }
    }

    private ProductData data(List<RawSales> product) {
        return DataRules.apply("p", "p", product, totals, List.of(), List.of(), 30);
    }

    private static List<RawSales> rows(double[] values, double[] sums) {
        List<RawSales> rows = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            sums[i] += values[i];
            rows.add(new RawSales(SimulatedSeries.FIRST.plusDays(i), values[i]));
        }
        return rows;
    }

    private static double millis(Runnable work) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long start = system.getProcessCpuTime();
        work.run();
        return (system.getProcessCpuTime() - start) / 1e6;
    }

    private static void print(int days, String what, double millis) {
        System.out.printf(Locale.ROOT, "%d days, %s: %.1f ms CPU%n", days, what, millis);
    }
}
