package com.bakery.training.registry.artifact;

import java.time.Instant;

/** A file that a listing of the store shows. */
public record ArtifactEntry(String key, long bytes, Instant modifiedAt) {}
