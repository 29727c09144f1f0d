package com.bakery.training.registry.artifact;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Compressed files, with a limit on what comes out of them. */
public final class Gzip {
    private static final byte[] MAGIC = {(byte) 0x1f, (byte) 0x8b};

    private Gzip() {}

    /** {@code content} compressed; the same content gives the same bytes on the same Java platform (no time inside). */
    public static byte[] compress(byte[] content) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(content.length / 4 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    /**
     * What {@code stored} holds: decompressed if it is gzip, itself if not.
     *
     * @param key for the message
     * @param maxBytes size of the result beyond which it is refused, before it fills the memory
     * @throws CorruptArtifactException if it is too large or cannot be decompressed
     */
    public static byte[] content(String key, byte[] stored, int maxBytes) {
        if (stored.length < MAGIC.length || stored[0] != MAGIC[0] || stored[1] != MAGIC[1]) {
            return checked(key, stored, maxBytes);
        }
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(stored))) {
            return checked(key, gzip.readNBytes(maxBytes + 1), maxBytes);
        } catch (IOException e) {
            throw new CorruptArtifactException(key, "not readable as gzip, " + e.getMessage());
        }
    }

    private static byte[] checked(String key, byte[] content, int maxBytes) {
        if (content.length > maxBytes) {
            throw new CorruptArtifactException(key, "larger than " + maxBytes + " bytes");
        }
        return content;
    }
}
