package com.bakery.training.workflows.training;

/**
 * Where a staged or stored file is and what it must contain. Travels instead of the file.
 *
 * @param key relative to the root of the artifact store
 * @param sha256 of the stored bytes, 64 hexadecimal digits
 * @param bytes size of the stored bytes
 */
public record ArtifactReference(String key, String sha256, long bytes) {}
