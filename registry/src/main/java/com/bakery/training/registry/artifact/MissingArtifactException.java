package com.bakery.training.registry.artifact;

/** There is no file with this key. */
public final class MissingArtifactException extends ArtifactException {
    public MissingArtifactException(String key) {
        super(key, "There is no file " + key);
    }
}
