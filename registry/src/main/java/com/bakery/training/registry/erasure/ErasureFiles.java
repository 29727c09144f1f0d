package com.bakery.training.registry.erasure;

import com.bakery.training.registry.artifact.ArtifactEntry;
import com.bakery.training.registry.artifact.ArtifactKeys;
import com.bakery.training.registry.artifact.ArtifactStore;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The files of a tenant: those of its versions, and what its jobs staged. */
final class ErasureFiles {
    private final ArtifactStore store;

    ErasureFiles(ArtifactStore store) {
        this.store = store;
    }

    record Deleted(long files, long bytes) {}

    Deleted delete(UUID tenantId, List<UUID> jobs) {
        List<ArtifactEntry> versions = store.list(ArtifactKeys.tenant(tenantId));
        store.deletePrefix(ArtifactKeys.tenant(tenantId));
        List<ArtifactEntry> staged = staged(jobs);
        Set<UUID> staging = staged.stream()
                .flatMap(file -> ArtifactKeys.stagedBy(file.key()).stream())
                .collect(Collectors.toSet());
        staging.forEach(job -> store.deletePrefix(ArtifactKeys.staged(job)));
        return new Deleted(versions.size() + (long) staged.size(), bytes(versions) + bytes(staged));
    }

    long left(UUID tenantId, List<UUID> jobs) {
        return store.list(ArtifactKeys.tenant(tenantId)).size()
                + (long) staged(jobs).size();
    }

    private List<ArtifactEntry> staged(List<UUID> jobs) {
        Set<UUID> own = new HashSet<>(jobs);
        return store.list(ArtifactKeys.staged()).stream()
                .filter(file ->
                        ArtifactKeys.stagedBy(file.key()).filter(own::contains).isPresent())
                .toList();
    }

    private static long bytes(List<ArtifactEntry> files) {
        return files.stream().mapToLong(ArtifactEntry::bytes).sum();
    }
}
