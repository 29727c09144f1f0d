package com.bakery.training.registry.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that a version is made of, as its row describes it.
 *
 * @param type model_file, feature_list, …
 * @param damage corrupt or missing; null if it was intact when it was last looked at
 * @param checkedAt when the scrub looked at it last, as the row says; null: never
 */
public record StoredFile(
        UUID artifactId,
        UUID tenantId,
        UUID productId,
        UUID modelId,
        String type,
        String key,
        long bytes,
        String sha256,
        @Nullable String damage,
        @Nullable Instant checkedAt) {

    /** The same without its place. */
    public ModelArtifact artifact() {
        return new ModelArtifact(type, key, bytes, sha256);
    }
}
