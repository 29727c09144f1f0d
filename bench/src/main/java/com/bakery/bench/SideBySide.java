package com.bakery.bench;

import com.bakery.prophet.FittedProphet;
import com.bakery.prophet.PredictOptions;
import com.bakery.prophet.Prophet;
import com.bakery.prophet.TimeSeries;
import com.sun.management.ThreadMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * This engine's half of {@code bench/side_by_side.sh}: reads {@code series,ds,y} from standard input, fits every series again and again in one warm
 * process, one at a time, and writes {@code series,rows,fit_ms,fit_predict_ms,log_density,allocated_kb}: medians of CPU milliseconds, to which the garbage
 * collector's share is added, and what a fit allocates. Every fit begins with the making of its options and holidays, so that nothing of the calendar is
 * known before.
 */
public final class SideBySide {
    private static final int WARM_UP = 3_000;
    private static final int REPETITIONS = 201;
    private static final int AHEAD = 90;

    private final ThreadMXBean clock = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Configuration configuration;

    private SideBySide(Configuration configuration) {
        this.configuration = configuration;
    }

    /** @param args the configuration: {@code old} (the old service's) or {@code default} */
    public static void main(String[] args) throws IOException {
        SideBySide bench = new SideBySide(args[0].equals("old") ? Configuration.OLD_SERVICE : Configuration.DEFAULT);
        Map<String, TimeSeries> series = read();
        TimeSeries first = series.values().iterator().next();
        for (int i = 0; i < WARM_UP; i++) {
            bench.predict(bench.fit(first), first);
        }
        System.out.println("series,rows,fit_ms,fit_predict_ms,log_density,allocated_kb");
        series.forEach(bench::measure);
    }

    private void measure(String name, TimeSeries series) {
        double[] fit = new double[REPETITIONS];
        double[] both = new double[REPETITIONS];
        double density = 0;
        long collected = collectorMillis();
        long allocated = 0;
        for (int i = 0; i < REPETITIONS; i++) {
            long start = clock.getCurrentThreadCpuTime();
            long before = clock.getCurrentThreadAllocatedBytes();
            FittedProphet model = fit(series);
            allocated = clock.getCurrentThreadAllocatedBytes() - before;
            long fitted = clock.getCurrentThreadCpuTime();
            predict(model, series);
            fit[i] = (fitted - start) / 1e6;
            both[i] = (clock.getCurrentThreadCpuTime() - start) / 1e6;
            density = model.report().logDensity();
        }
        Arrays.sort(fit);
        Arrays.sort(both);
        double collector = (double) (collectorMillis() - collected) / REPETITIONS;
        System.out.printf(
                Locale.ROOT,
                "%s,%d,%.4f,%.4f,%.6f,%d%n",
                name,
                series.size(),
                fit[REPETITIONS / 2] + collector,
                both[REPETITIONS / 2] + collector,
                density,
                allocated / 1024);
    }

    private static long collectorMillis() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }

    private FittedProphet fit(TimeSeries series) {
        int firstYear = year(series.ds()[0]);
        int lastYear = year(series.ds()[series.size() - 1]);
        return new Prophet(configuration.options(firstYear, lastYear)).fit(series);
    }

    private static int year(double seconds) {
        return LocalDate.ofEpochDay((long) (seconds / TimeSeries.DAY)).getYear();
    }

    private void predict(FittedProphet model, TimeSeries series) {
        LocalDate next = LocalDate.ofEpochDay((long) (series.ds()[series.size() - 1] / TimeSeries.DAY) + 1);
        var forecast = model.predict(TimeSeries.future(next, AHEAD), PredictOptions.DEFAULT);
        if (forecast.yhatLower() == null) {
            throw new IllegalStateException("the forecast has no intervals");
        }
    }

    private static Map<String, TimeSeries> read() throws IOException {
        Map<String, List<String[]>> rows = new LinkedHashMap<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            in.lines().skip(1).map(line -> line.split(",")).forEach(cells -> rows.computeIfAbsent(
                            cells[0], name -> new ArrayList<>())
                    .add(cells));
        }
        Map<String, TimeSeries> series = new LinkedHashMap<>();
        rows.forEach((name, cells) -> series.put(
                name,
                new TimeSeries(
                        cells.stream()
                                .mapToDouble(cell -> LocalDate.parse(cell[1]).toEpochDay() * TimeSeries.DAY)
                                .toArray(),
                        cells.stream()
                                .mapToDouble(cell -> Double.parseDouble(cell[2]))
                                .toArray(),
                        Map.of())));
        return series;
    }
}
