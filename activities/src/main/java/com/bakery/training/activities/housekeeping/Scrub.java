package com.bakery.training.activities.housekeeping;

import com.bakery.training.registry.artifact.ArtifactException;
import com.bakery.training.registry.artifact.ArtifactStore;
import com.bakery.training.registry.artifact.MissingArtifactException;
import com.bakery.training.registry.model.FileDamage;
import com.bakery.training.registry.model.FileDamage.Affected;
import com.bakery.training.registry.model.ModelArtifact;
import com.bakery.training.registry.model.StoredFile;
import com.bakery.training.registry.model.StoredFiles;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads stored files again and compares them with their checksums, the one that waited longest first, slice by slice until nothing is due or the time is up. A damaged
 * file is marked and looked at again soon; if a product serves it, the version it served before takes its place, or another whose file is intact. One pass; the caller repeats it and sees to it that one instance does.
 */
public final class Scrub {
    private static final int SLICE = 100;

    /** So many failures in a row are no sick file but a storage that is away. */
    private static final int GIVE_UP = 3;

    /** A storage that is back, or a restored file, is served within this time. */
    private static final Duration AGAIN = Duration.ofHours(1);

    private static final Logger log = LoggerFactory.getLogger(Scrub.class);

    private final StoredFiles files;
    private final FileDamage damage;
    private final ArtifactStore store;
    private final StorageMetrics metrics;
    private final Duration interval;
    private final boolean autoDeployment;
    private final Clock clock;

    /**
     * @param interval after which a file is due again
     * @param autoDeployment false: a version that was never deployed does not take the place of a damaged one
     */
    public Scrub(
            StoredFiles files,
            FileDamage damage,
            ArtifactStore store,
            StorageMetrics metrics,
            Duration interval,
            boolean autoDeployment,
            Clock clock) {
        this.files = files;
        this.damage = damage;
        this.store = store;
        this.metrics = metrics;
        this.interval = interval;
        this.autoDeployment = autoDeployment;
        this.clock = clock;
    }

    /**
     * One pass.
     *
     * @param patience time after which the rest waits for the next pass
     * @return how many files were looked at
     * @throws UncheckedIOException if the storage is away: no file is marked for that
     */
    public int run(Duration patience) {
        Instant start = clock.instant();
        Instant before = start.minus(interval);
        int looked = 0;
        List<StoredFile> slice = files.due(before, SLICE);
        while (!slice.isEmpty()) {
            look(slice);
            looked += slice.size();
            boolean over = clock.instant().isAfter(start.plus(patience))
                    || Thread.currentThread().isInterrupted();
            slice = over ? List.of() : files.due(before, SLICE);
        }
        return looked;
    }

    private void look(List<StoredFile> slice) {
        int failures = 0;
        for (StoredFile file : slice) {
            try {
                look(file);
                failures = 0;
            } catch (UncheckedIOException e) {
                log.warn("The scrub could not read the file of artifact {}", file.artifactId(), e);
                failures++;
                if (failures == GIVE_UP || failures == slice.size()) {
                    throw e;
                }
            }
        }
        // with those that could not be read while others could: they come again in the next round, not for ever in this
        // one
        files.markChecked(slice, clock.instant().minus(interval).plus(AGAIN));
    }

    private void look(StoredFile file) {
        Optional<ArtifactException> damaged = damage(file);
        if (damaged.isPresent()) {
            settle(file, damaged.get());
            return;
        }
        metrics.fileVerified();
        if (file.damage() != null) {
            damage.mark(file, null);
            log.info("The file of artifact {} is intact again", file.artifactId());
        }
    }

    /** What is wrong with the file; empty if it is what its row says. */
    private Optional<ArtifactException> damage(StoredFile file) {
        try {
            store.read(file.key(), file.sha256(), file.bytes());
            return Optional.empty();
        } catch (ArtifactException e) {
            return Optional.of(e);
        }
    }

    private void settle(StoredFile file, ArtifactException damaged) {
        String found = damaged instanceof MissingArtifactException ? "missing" : "corrupt";
        List<Affected> versions = damage.mark(file, found);
        if (versions.isEmpty()) {
            return; // deleted, with its rows, since the slice was read
        }
        log.error("A stored file is {}: {}", found, damaged.getMessage());
        versions.stream().filter(Affected::changed).forEach(version -> metrics.fileDamaged(file.tenantId(), found));
        if (file.type().equals(ModelArtifact.MODEL_FILE)) {
            versions.stream().filter(Affected::deployed).forEach(version -> replace(file, version));
        }
    }

    private void replace(StoredFile file, Affected deployed) {
        boolean replaced =
                files.alternatives(file.tenantId(), deployed.productId(), deployed.modelId(), !autoDeployment).stream()
                        .filter(other -> !Objects.equals(other.key(), file.key()))
                        .filter(other -> damage(other).isEmpty())
                        .anyMatch(other -> damage.replace(file.tenantId(), deployed, other));
        if (replaced) {
            metrics.modelReplaced(file.tenantId());
            log.warn(
                    "Product {} serves another, intact version: the file of {} is damaged",
                    deployed.productId(),
                    deployed.version());
        } else {
            log.error(
                    "Product {} has no intact version: {} is damaged and not served; the next job trains it",
                    deployed.productId(),
                    deployed.version());
        }
    }
}
