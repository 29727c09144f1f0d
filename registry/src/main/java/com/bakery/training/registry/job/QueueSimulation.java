package com.bakery.training.registry.job;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lets the queue run ahead: every waiting job takes the place that becomes free first, for as long as its products take. */
final class QueueSimulation {
    private final Pace pace;
    private final Instant now;
    private final PriorityQueue<Instant> free = new PriorityQueue<>();

    /** @param left products that still have to be looked at */
    record Waiting(UUID jobId, UUID tenantId, int left) {}

    /**
     * @param expected when its workflow expects to be done; null before it knows
     * @param deadline when it has ended at the latest
     */
    record Running(UUID tenantId, int left, @Nullable Instant expected, Instant deadline) {}

    /**
     * Seconds per product of jobs that were completed lately.
     *
     * @param byTenant of tenants that had any
     * @param overall over all tenants; null if there were none at all
     */
    record Pace(Map<UUID, Double> byTenant, @Nullable Double overall) {
        @Nullable
        Duration of(UUID tenantId, int products) {
            Double seconds = byTenant.containsKey(tenantId) ? byTenant.get(tenantId) : overall;
            return seconds == null ? null : Duration.ofMillis(Math.round(1000 * seconds * products));
        }
    }

    /** @param places how many jobs may run at the same time */
    QueueSimulation(int places, List<Running> running, Pace pace, Instant now) {
        this.pace = pace;
        this.now = now;
        running.forEach(job -> free.add(end(job)));
        for (int idle = running.size(); idle < places; idle++) {
            free.add(now);
        }
        for (int tooMany = running.size(); tooMany > places; tooMany--) {
            free.remove();
        }
    }

    private Instant end(Running job) {
        Duration usual = pace.of(job.tenantId(), job.left());
        Instant expected = job.expected() != null ? job.expected() : usual == null ? job.deadline() : now.plus(usual);
        Instant bounded = expected.isAfter(job.deadline()) ? job.deadline() : expected;
        return bounded.isBefore(now) ? now : bounded;
    }

    /** The places of these jobs, which wait in this order. */
    Map<UUID, QueuePlace> places(List<Waiting> waiting) {
        Map<UUID, QueuePlace> places = new LinkedHashMap<>();
        for (Waiting job : waiting) {
            Instant start = free.poll();
            Duration usual = pace.of(job.tenantId(), job.left());
            Instant completion = start == null || usual == null ? null : start.plus(usual);
            if (completion != null) {
                free.add(completion);
            }
            places.put(job.jobId(), new QueuePlace(places.size() + 1, start, completion));
        }
        return places;
    }
}
