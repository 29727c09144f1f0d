package com.bakery.training.registry.artifact;

/** A file of the store cannot be had as it should be; trying again cannot help. */
public abstract sealed class ArtifactException extends RuntimeException
        permits MissingArtifactException, CorruptArtifactException {
    private final String key;

    ArtifactException(String key, String message) {
        super(message);
        this.key = key;
    }

    /** The key of the file. */
    public String key() {
        return key;
    }
}
