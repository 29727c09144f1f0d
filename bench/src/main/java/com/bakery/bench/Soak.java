package com.bakery.bench;

import com.bakery.prophet.FitOptions;
import com.bakery.prophet.Prophet;
import com.bakery.prophet.SharedCalendar;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Random;

/**
 * Fits a great many different series over one calendar, in the old service's configuration, and prints after each tenth of them: fits per second of CPU,
 * bytes allocated per fit, and the heap in use after a collection. Ends with exit code 1 if the heap grows.
 */
public final class Soak {
    private static final int DAYS = 730;
    private static final int PARTS = 10;
    /** The heap in use may differ by this much between two collections. */
    private static final long NOISE = 1 << 20;

    private final ThreadMXBean clock = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final SharedCalendar calendar =
            new Prophet(Configuration.OLD_SERVICE.options()).on(SimulatedSeries.history(DAYS, 0));
    private final double[] shape = SimulatedSeries.values(DAYS, 1);

    private Soak() {}

    /** @param args number of fits, 1,000,000 if left out */
    public static void main(String[] args) {
        int fits = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int share = fits / PARTS;
        Soak soak = new Soak();
        soak.fit(share, 0);
        long first = heap();
        long last = first;
        System.out.printf("%12s%14s%14s%12s%n", "fits", "fits/CPU s", "bytes/fit", "heap MB");
        for (int part = 1; part <= PARTS; part++) {
            long cpu = soak.clock.getCurrentThreadCpuTime();
            long allocated = soak.clock.getCurrentThreadAllocatedBytes();
            soak.fit(share, part);
            double seconds = (soak.clock.getCurrentThreadCpuTime() - cpu) / 1e9;
            long bytes = (soak.clock.getCurrentThreadAllocatedBytes() - allocated) / share;
            last = heap();
            System.out.printf(Locale.ROOT, "%12d%14.0f%14d%12.2f%n", part * share, share / seconds, bytes, last / 1e6);
        }
        if (last > first + NOISE) {
            System.err.println("the heap grew from " + first + " to " + last + " bytes");
            System.exit(1);
        }
    }

    /** Each series is the same shape with another noise. */
    private void fit(int count, int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            double[] y = shape.clone();
            for (int day = 0; day < y.length; day++) {
                y[day] *= 0.8 + 0.4 * random.nextDouble();
            }
            calendar.fit(y, FitOptions.DEFAULT);
        }
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
