package com.bakery.training.api.queue;

import com.bakery.training.api.ApiProperties;
import com.bakery.training.registry.job.QueueHealth;
import com.bakery.training.registry.job.QueueOutlook;
import com.bakery.training.registry.job.QueuePlace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The queue as it stands now, with as many jobs at the same time as the workers' MAX_CONCURRENT_JOBS allows. */
@Component
public class QueuePlaces {
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final QueueOutlook outlook;
    private final int maxConcurrentJobs;
    private final Clock clock = Clock.systemUTC();
    private Map<UUID, QueuePlace> seen = Map.of();
    private Instant seenAt = Instant.EPOCH;

    QueuePlaces(QueueOutlook outlook, ApiProperties properties) {
        this.outlook = outlook;
        this.maxConcurrentJobs = properties.maxConcurrentJobs();
    }

    /** The places of all jobs that wait, of every tenant, by job id. For the caller's own jobs only. */
    public Map<UUID, QueuePlace> now() {
        return outlook.places(maxConcurrentJobs, clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    /** The place of one waiting job; empty if it does not wait. All that watch waiting jobs share a look, at most a second old. */
    public synchronized Optional<QueuePlace> placeOf(UUID jobId) {
        Instant now = clock.instant();
        if (!seen.containsKey(jobId) || Duration.between(seenAt, now).abs().compareTo(FRESH) > 0) {
            seen = now();
            seenAt = now;
        }
        return Optional.ofNullable(seen.get(jobId));
    }

    QueueHealth health() {
        return outlook.health(maxConcurrentJobs);
    }
}
