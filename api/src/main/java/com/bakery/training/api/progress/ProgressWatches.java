package com.bakery.training.api.progress;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The watched jobs of this instance: a poller starts with a job's first socket and ends with its last. */
final class ProgressWatches {
    private final Map<UUID, Polled> byJob = new ConcurrentHashMap<>();
    private final ProgressSource.Opener sources;
    private final ScheduledExecutorService timer;
    private final Duration interval;
    private final Clock clock;

    private record Polled(JobWatch watch, Future<?> poller) {}

    ProgressWatches(ProgressSource.Opener sources, ScheduledExecutorService timer, Duration interval, Clock clock) {
        this.sources = sources;
        this.timer = timer;
        this.interval = interval;
        this.clock = clock;
    }

    /** Lets {@code socket} hear of the job from now on; it is told what is known at once. */
    void join(UUID tenantId, UUID jobId, ProgressSocket socket) {
        Polled joined = byJob.compute(jobId, (id, known) -> {
            Polled polled = known == null ? start(tenantId, jobId) : known;
            polled.watch().join(socket);
            return polled;
        });
        // Outside of the map's lock: a socket that is told something may close, and who closes leaves, under that lock.
        joined.watch().greet(socket);
    }

    /** Forgets {@code socket}, and the job with its last one. */
    void leave(UUID jobId, ProgressSocket socket) {
        byJob.computeIfPresent(jobId, (id, polled) -> {
            polled.watch().leave(socket);
            if (!polled.watch().abandoned()) {
                return polled;
            }
            polled.poller().cancel(false);
            return null;
        });
    }

    /** How many jobs are asked about. */
    int size() {
        return byJob.size();
    }

    private Polled start(UUID tenantId, UUID jobId) {
        JobWatch watch = new JobWatch(jobId, sources.open(tenantId, jobId), clock);
        Future<?> poller = timer.scheduleWithFixedDelay(watch::poll, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
        return new Polled(watch, poller);
    }
}
