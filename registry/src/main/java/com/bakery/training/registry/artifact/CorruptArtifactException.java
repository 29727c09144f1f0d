package com.bakery.training.registry.artifact;

/** The file is there, but not what it must be: another checksum, too large, not readable as gzip. It is never served. */
public final class CorruptArtifactException extends ArtifactException {
    public CorruptArtifactException(String key, String reason) {
        super(key, "File " + key + " is corrupt: " + reason);
    }
}
