package com.bakery.training.activities.housekeeping;

import com.bakery.training.registry.artifact.ArtifactEntry;
import com.bakery.training.registry.artifact.ArtifactStore;
import com.bakery.training.registry.model.OrphanFiles;
import com.bakery.training.registry.model.OrphanFiles.Orphan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds model files that no row names. Those that this service itself left (a version it reserved, a tenant it erased) are deleted; others are counted and left: the
 * storage may belong to more than this database. One pass; the caller repeats it and sees to it that one instance does.
 */
public final class OrphanSweep {
    private static final int BATCH = 500;

    /** A file that is about to be registered is younger. */
    private static final Duration YOUNG = Duration.ofHours(1);

    private static final Logger log = LoggerFactory.getLogger(OrphanSweep.class);

    private final ArtifactStore store;
    private final OrphanFiles files;
    private final StorageMetrics metrics;
    private final Clock clock;

    public OrphanSweep(ArtifactStore store, OrphanFiles files, StorageMetrics metrics, Clock clock) {
        this.store = store;
        this.files = files;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** One pass over the whole storage. */
    public void sweep() {
        Instant before = clock.instant().minus(YOUNG);
        Pass pass = new Pass();
        store.visit(entry -> pass.see(entry, before));
        pass.judge();
        metrics.orphans(pass.foreign);
        if (pass.deleted + pass.foreign > 0) {
            log.warn(
                    "Model files without a row: {} deleted, {} left because nothing tells whose they are, {} first",
                    pass.deleted,
                    pass.foreign,
                    pass.example);
        }
    }

    private final class Pass {
        private final List<String> batch = new ArrayList<>();
        private long deleted;
        private long foreign;
        private String example = "none";

        void see(ArtifactEntry entry, Instant before) {
            if (entry.modifiedAt().isBefore(before)) {
                batch.add(entry.key());
                if (batch.size() == BATCH) {
                    judge();
                }
            }
        }

        void judge() {
            for (Orphan orphan : files.among(List.copyOf(batch))) {
                if (orphan.ours()) {
                    store.delete(orphan.key());
                    deleted++;
                } else {
                    example = foreign == 0 ? orphan.key() : example;
                    foreign++;
                }
            }
            batch.clear();
        }
    }
}
