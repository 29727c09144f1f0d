package com.bakery.training.registry.artifact;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Files of models and staged data sets. Keys are made by {@link ArtifactKeys}, never by a caller of the service, and every
 * method refuses a key that is not of that shape with an {@code IllegalArgumentException}. Implementations are thread-safe
 * and may share one storage between processes. Trouble of the storage itself is an {@code UncheckedIOException}, worth a
 * retry.
 */
public interface ArtifactStore {

    /**
     * Stores {@code content} durably under {@code key}, in place of what is there. A reader sees the old content or the new
     * one, never a part; after a crash too.
     */
    StoredArtifact write(String key, byte[] content);

    /**
     * The content of a file, verified.
     *
     * @param sha256 what the content must be, 64 hexadecimal digits
     * @param maxBytes size beyond which nothing is read
     * @throws MissingArtifactException if there is no such file
     * @throws CorruptArtifactException if the file is too large or not the one that {@code sha256} names
     */
    byte[] read(String key, String sha256, long maxBytes);

    /** Deletes a file; one that is not there is fine. */
    void delete(String key);

    /** Deletes every file below a folder, and the folder; one that is not there is fine. */
    void deletePrefix(String folder);

    /** The files below a folder, by key; leftovers of writers that died are not files. */
    List<ArtifactEntry> list(String folder);

    /** Shows every file of the store, one after the other, however many there are. */
    void visit(Consumer<ArtifactEntry> visitor);

    /**
     * Deletes what writers that died left behind.
     *
     * @param age leftovers younger than this may still be in the making
     * @return how many were deleted
     */
    int sweepLeftovers(Duration age);
}
