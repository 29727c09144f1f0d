package com.bakery.training.activities.housekeeping;

import com.bakery.training.registry.artifact.ArtifactEntry;
import com.bakery.training.registry.artifact.ArtifactStore;
import com.bakery.training.registry.artifact.StoredArtifact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A storage that does not answer. */
final class AwayStore implements ArtifactStore {
    private static UncheckedIOException away() {
        return new UncheckedIOException(new IOException("away"));
    }

    @Override
    public StoredArtifact write(String key, byte[] content) {
        throw away();
    }

    @Override
    public byte[] read(String key, String sha256, long maxBytes) {
        throw away();
    }

    @Override
    public void delete(String key) {
        throw away();
    }

    @Override
    public void deletePrefix(String prefix) {
        throw away();
    }

    @Override
    public List<ArtifactEntry> list(String prefix) {
        throw away();
    }

    @Override
    public void visit(Consumer<ArtifactEntry> visitor) {
        throw away();
    }

    @Override
    public int sweepLeftovers(Duration age) {
        throw away();
    }
}
