package com.bakery.training.api.queue;

import com.bakery.training.api.ApiProperties;
import com.bakery.training.registry.job.QueueHealth;
import com.bakery.training.registry.job.QueueOutlook;
import com.bakery.training.registry.job.QueuePlace;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The queue as it stands now, with as many jobs at the same time as the workers' MAX_CONCURRENT_JOBS allows. */
@Component
public class QueuePlaces {
    private final QueueOutlook outlook;
    private final int maxConcurrentJobs;
    private final Clock clock = Clock.systemUTC();

    QueuePlaces(QueueOutlook outlook, ApiProperties properties) {
        this.outlook = outlook;
        this.maxConcurrentJobs = properties.maxConcurrentJobs();
    }

    /** The places of all jobs that wait, of every tenant, by job id. For the caller's own jobs only. */
    public Map<UUID, QueuePlace> now() {
        return outlook.places(maxConcurrentJobs, clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    QueueHealth health() {
        return outlook.health(maxConcurrentJobs);
    }
}
