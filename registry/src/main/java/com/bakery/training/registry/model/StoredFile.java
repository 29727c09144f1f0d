package com.bakery.training.registry.model;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that a version is made of, as its row describes it.
 *
 * @param type model_file, feature_list, …
 * @param damage corrupt or missing; null if it was intact when it was last looked at
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
        @Nullable String damage) {

    /** The same without its place. */
    ModelArtifact artifact() {
        return new ModelArtifact(type, key, bytes, sha256);
    }
}
