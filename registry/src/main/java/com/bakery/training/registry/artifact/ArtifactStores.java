package com.bakery.training.registry.artifact;

import java.net.URI;
import java.nio.file.Path;

/** Opens the store that a location names. */
public final class ArtifactStores {
    private ArtifactStores() {}

    /**
     * The store at {@code location}: a folder, as a path or {@code file:} URI. The folder is made if it is not there.
     *
     * @throws IllegalArgumentException for a location of another kind
     */
    public static ArtifactStore open(String location) {
        if (location.startsWith("file:")) {
            return new FileArtifactStore(Path.of(URI.create(location)));
        }
        if (location.contains("://")) {
            throw new IllegalArgumentException("MODEL_STORAGE_PATH must be a folder, not " + location);
        }
        return new FileArtifactStore(Path.of(location));
    }
}
