package com.bakery.training.registry.model;

import com.bakery.training.registry.artifact.ArtifactStore;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Versions of a product whose rows are gone.
 *
 * @param files that no version uses any more
 */
public record DeletedVersions(UUID tenantId, UUID productId, List<String> versions, List<ModelArtifact> files) {
    /** Sum of the files' sizes. */
    public long bytes() {
        return files.stream().mapToLong(ModelArtifact::bytes).sum();
    }

    /**
     * Deletes the files. Nothing asks for them any more, so one that cannot be deleted keeps no other from going; the daily sweep of the storage takes it.
     *
     * @param failed hears of each file that stays
     */
    public void deleteFiles(ArtifactStore store, Consumer<UncheckedIOException> failed) {
        for (ModelArtifact file : files) {
            try {
                store.delete(file.key());
            } catch (UncheckedIOException e) {
                failed.accept(e);
            }
        }
    }
}
