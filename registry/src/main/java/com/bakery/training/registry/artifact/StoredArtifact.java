package com.bakery.training.registry.artifact;

/**
 * A file that is in the store.
 *
 * @param sha256 of its bytes, 64 hexadecimal digits
 */
public record StoredArtifact(String key, String sha256, long bytes) {}
