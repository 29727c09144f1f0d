package com.bakery.bench;

import com.bakery.forecasting.PipelineOptions;
import com.bakery.forecasting.ShopPreparation;
import com.bakery.forecasting.TrainingMonitor;
import com.bakery.forecasting.data.DataRules;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.data.RawSales;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How long a stop waits at most while a shop is prepared, its trees included: the longest time between two looks at the monitor, which is where a stop is heard.
 * Arguments: products, 500 by default, and days of history, 730.
 */
public final class StopLatency implements TrainingMonitor {
    private final long start = System.nanoTime();
    private long last = start;
    private String phase = "start";
    private double worst;
    private String where = phase;
    private int looks;

    private StopLatency() {}

    public static void main(String[] args) {
        int products = args.length > 0 ? Integer.parseInt(args[0]) : ShopPreparation.MOST_PRODUCTS;
        int days = args.length > 1 ? Integer.parseInt(args[1]) : 730;
        List<ProductData> shop = shop(products, days);
        StopLatency monitor = new StopLatency();
        boolean prepared =
                ShopPreparation.prepare(shop, PipelineOptions.DEFAULT, monitor).isPresent();
        if (!prepared) {
            throw new IllegalStateException("nothing was trained: too few products or days");
        }
        monitor.progress("end", 1);
        System.out.printf(
                Locale.ROOT,
                "%d products of %d days: prepared in %.1f s with %d looks, the longest wait for one %.2f s (%s)%n",
                products,
                days,
                (System.nanoTime() - monitor.start) / 1e9,
                monitor.looks,
                monitor.worst,
                monitor.where);
    }

    @Override
    public void progress(String next, double fraction) {
        long now = System.nanoTime();
        double waited = (now - last) / 1e9;
        if (waited > worst) {
            worst = waited;
            where = String.format(Locale.ROOT, "from %s to %s at %.2f", phase, next, fraction);
        }
        last = now;
        phase = next;
        looks++;
    }

    private static List<ProductData> shop(int products, int days) {
        double[] totals = new double[days];
        List<List<RawSales>> sales = IntStream.range(0, products)
                .mapToObj(seed -> rows(SimulatedSeries.values(days, seed), totals))
                .toList();
        List<RawSales> shop = rows(totals, new double[days]);
        return IntStream.range(0, products)
                .mapToObj(p -> DataRules.apply("p" + p, "p" + p, sales.get(p), shop, List.of(), List.of(), 30))
                .toList();
    }

    private static List<RawSales> rows(double[] values, double[] sums) {
        List<RawSales> rows = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            sums[i] += values[i];
            rows.add(new RawSales(SimulatedSeries.FIRST.plusDays(i), values[i]));
        }
        return rows;
    }
}
