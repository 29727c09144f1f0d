package com.bakery.training.activities.support;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Where the time of a step went: by the parts that name themselves to its monitor, and how much of it was computing. Of one thread. */
final class StepProfile {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final String FIT = "fit ";

    private final Map<String, Long> nanos = new TreeMap<>();
    private final long cpuStart = cpu();
    private @Nullable String part;
    private long since = System.nanoTime();

    /** From now on the time is {@code phase}'s. A member's own name and "fit member" are the same part. */
    void enter(String phase) {
        close();
        part = phase.startsWith(FIT) ? phase.substring(FIT.length()) : phase;
    }

    private void close() {
        long now = System.nanoTime();
        if (part != null) {
            nanos.merge(part, now - since, Long::sum);
        }
        since = now;
    }

    /** Milliseconds of processor time, and of each part. */
    Map<String, Object> metadata() {
        close();
        Map<String, Object> parts = new LinkedHashMap<>();
        nanos.forEach((name, time) -> parts.put(name, millis(time)));
        return Map.of("cpu_ms", millis(cpu() - cpuStart), "parts_ms", parts);
    }

    private static double millis(long time) {
        return TimeUnit.NANOSECONDS.toMicros(time) / 1000.0;
    }

    private static long cpu() {
        return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : 0;
    }
}
