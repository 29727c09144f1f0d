package com.bakery.training.activities.housekeeping;

import com.bakery.training.registry.artifact.ArtifactStore;
import com.bakery.training.registry.artifact.CorruptArtifactException;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads stored files again and compares them with their checksums, the one that waited longest first, slice by slice until nothing is due or the time is up. A damaged
 * file is marked; if a product serves it, the newest version whose file is intact takes its place. One pass; the caller repeats it and sees to it that one instance does.
 */
public final class Scrub {
    private static final int SLICE = 100;

    /** So many failures in a row are no sick file but a storage that is away. */
    private static final int GIVE_UP = 3;

    private static final Logger log = LoggerFactory.getLogger(Scrub.class);

    private final StoredFiles files;
    private final FileDamage damage;
    private final ArtifactStore store;
    private final StorageMetrics metrics;
    private final Duration interval;
    private final Clock clock;

    /** @param interval after which a file is due again */
    public Scrub(
            StoredFiles files,
            FileDamage damage,
            ArtifactStore store,
            StorageMetrics metrics,
            Duration interval,
            Clock clock) {
        this.files = files;
        this.damage = damage;
        this.store = store;
        this.metrics = metrics;
        this.interval = interval;
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
                if (failures == GIVE_UP) {
                    throw e;
                }
            }
        }
        // with those that could not be read while others could: they come again in the next round, not for ever in this
        // one
        files.markChecked(slice);
    }

    private void look(StoredFile file) {
        String found = damage(file).orElse(null);
        if (found == null) {
            metrics.fileVerified();
        }
        if (found != null || file.damage() != null) {
            settle(file, found);
        }
    }

    /** What is wrong with the file; empty if it is what its row says. */
    private Optional<String> damage(StoredFile file) {
        try {
            store.read(file.key(), file.sha256(), file.bytes());
            return Optional.empty();
        } catch (MissingArtifactException e) {
            log.error("A stored file is missing: {}", e.getMessage());
            return Optional.of("missing");
        } catch (CorruptArtifactException e) {
            log.error("A stored file is damaged: {}", e.getMessage());
            return Optional.of("corrupt");
        }
    }

    private void settle(StoredFile file, @Nullable String found) {
        List<Affected> versions = damage.mark(file, found);
        if (found == null) {
            log.info("The file of artifact {} is intact again", file.artifactId());
            return;
        }
        versions.stream().filter(Affected::changed).forEach(version -> metrics.fileDamaged(file.tenantId(), found));
        if (file.type().equals(ModelArtifact.MODEL_FILE)) {
            versions.stream().filter(Affected::deployed).forEach(version -> replace(file, version));
        }
    }

    private void replace(StoredFile file, Affected deployed) {
        boolean replaced = files.alternatives(file.tenantId(), deployed.productId(), deployed.modelId()).stream()
                .filter(other -> !Objects.equals(other.key(), file.key()))
                .filter(other -> damage(other).isEmpty())
                .anyMatch(other -> damage.replace(file.tenantId(), deployed, other));
        if (replaced) {
            metrics.modelReplaced(file.tenantId());
            log.warn(
                    "Product {} serves its newest intact version: the file of {} is damaged",
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
