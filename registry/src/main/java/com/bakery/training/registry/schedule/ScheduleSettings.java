package com.bakery.training.registry.schedule;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When to train, and what.
 *
 * @param cron five fields, see {@link CronTimes}
 * @param timeZone IANA name; the times follow its summer time
 * @param paused no run until it is false again; what was missed meanwhile is not made up for
 * @param products null means all products with sales
 * @param priority 0..9, 9 first
 * @param force trains unchanged products too
 */
public record ScheduleSettings(
        String cron,
        String timeZone,
        boolean paused,
        @Nullable String jobName,
        @Nullable List<UUID> products,
        int priority,
        boolean force) {

    /** @throws InvalidScheduleException if cron or time zone cannot be read */
    public ScheduleSettings {
        cron = CronTimes.of(cron, timeZone).cron();
        products = products == null ? null : products.stream().distinct().toList();
    }

    /** All products, nothing else said. */
    public static ScheduleSettings allProducts(String cron, String timeZone) {
        return new ScheduleSettings(cron, timeZone, false, null, null, 0, false);
    }

    /** The times it names. */
    public CronTimes times() {
        return CronTimes.of(cron, timeZone);
    }
}
