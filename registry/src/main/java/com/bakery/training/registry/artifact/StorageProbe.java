package com.bakery.training.registry.artifact;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Tries whether a store can be used, with a small file that belongs to no job. */
public final class StorageProbe {
    private static final byte[] CONTENT = "probe".getBytes(StandardCharsets.UTF_8);
    private static final String SHA_256 = Checksums.sha256(CONTENT);
    private static final String KEY = ArtifactKeys.staged(new UUID(0, 0), 0, "probe", SHA_256);

    private StorageProbe() {}

    /**
     * Asks for a file; that there is none is an answer, too.
     *
     * @return true
     * @throws java.io.UncheckedIOException if the storage does not answer
     */
    public static boolean read(ArtifactStore store) {
        try {
            return store.read(KEY, SHA_256, CONTENT.length).length > 0;
        } catch (MissingArtifactException e) {
            return true;
        }
    }

    /**
     * Writes a file and deletes it.
     *
     * @return true
     * @throws java.io.UncheckedIOException if the storage is away, full or read-only
     */
    public static boolean write(ArtifactStore store) {
        store.write(KEY, CONTENT);
        store.delete(KEY);
        return true;
    }
}
