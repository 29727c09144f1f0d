package com.bakery.training.registry.artifact;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Writes files that are whole or not there, also after a crash: temporary file, sync, rename, sync of the folder. */
final class DurableFiles {
    private static final String TEMPORARY = ".writing-";
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private DurableFiles() {}

    /** Puts {@code content} into {@code file} of {@code folder} in place of what is there. */
    static void replace(Path folder, Path file, byte[] content) throws IOException {
        Path temporary = folder.resolve(TEMPORARY + UUID.randomUUID());
        try {
            writeSynced(temporary, content);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            sync(folder);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void writeSynced(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, Set.of(CREATE_NEW, WRITE), permissions("rw-------"))) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    /** Makes the folders from {@code root} down to {@code folder}; a symbolic link among them is refused. */
    static void createFolders(Path root, Path folder) throws IOException {
        Path current = root;
        for (Path segment : root.relativize(folder)) {
            createFolder(current, current.resolve(segment));
            current = current.resolve(segment);
        }
    }

    private static void createFolder(Path parent, Path folder) throws IOException {
        if (Files.isDirectory(folder, NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.createDirectory(folder, permissions("rwx------"));
            sync(parent);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder, NOFOLLOW_LINKS)) {
                throw new IOException("Not a folder of the store: " + folder, e);
            }
        }
    }

    /** Makes the store's own folder, which may be a link to a volume. */
    static void createFolders(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            Files.createDirectories(root, permissions("rwx------"));
        }
    }

    /** Windows cannot open a folder for writing its entries; there the rename is all that can be done. */
    private static void sync(Path folder) throws IOException {
        if (POSIX) {
            try (FileChannel channel = FileChannel.open(folder, READ)) {
                channel.force(true);
            }
        }
    }

    private static FileAttribute<?>[] permissions(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Whether a writer that died may have left this file. */
    static boolean isLeftover(Path file) {
        Path name = file.getFileName();
        return name != null && name.toString().startsWith(TEMPORARY);
    }

    static boolean modifiedBefore(Path file, Instant instant) {
        try {
            return Files.getLastModifiedTime(file, NOFOLLOW_LINKS).toInstant().isBefore(instant);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
