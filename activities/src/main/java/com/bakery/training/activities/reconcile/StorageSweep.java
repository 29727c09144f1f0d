package com.bakery.training.activities.reconcile;

import com.bakery.training.registry.artifact.ArtifactEntry;
import com.bakery.training.registry.artifact.ArtifactKeys;
import com.bakery.training.registry.artifact.ArtifactStore;
import com.bakery.training.registry.job.JobQueue;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes what jobs that ended, and writers that died, left in the storage. One pass; the caller repeats it and sees to it that one instance does. */
public final class StorageSweep {
    /** A file that is being written is younger. */
    private static final Duration YOUNG = Duration.ofHours(1);

    private static final Logger log = LoggerFactory.getLogger(StorageSweep.class);

    private final ArtifactStore store;
    private final JobQueue queue;

    public StorageSweep(ArtifactStore store, JobQueue queue) {
        this.store = store;
        this.queue = queue;
    }

    /** Deletes the staged files of jobs that do not run, and half-written files older than an hour. */
    public void sweep() {
        // the files first: a job that starts between the two questions is seen by the second
        Set<UUID> staging = store.list(ArtifactKeys.staged()).stream()
                .map(ArtifactEntry::key)
                .flatMap(key -> ArtifactKeys.stagedBy(key).stream())
                .collect(Collectors.toSet());
        queue.running().forEach(job -> staging.remove(job.run().jobId()));
        staging.forEach(job -> store.deletePrefix(ArtifactKeys.staged(job)));
        int leftovers = store.sweepLeftovers(YOUNG);
        if (!staging.isEmpty() || leftovers > 0) {
            log.info("Swept the staged files of {} ended jobs and {} half-written files", staging.size(), leftovers);
        }
    }
}
