package com.bakery.training.standalone.embedded;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The folder that holds everything of a standalone process: owner only, used by one process at a time. */
public final class DataDirectory implements AutoCloseable {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path root;
    private final FileChannel lockChannel;

    private DataDirectory(Path root, FileChannel lockChannel) {
        this.root = root;
        this.lockChannel = lockChannel;
    }

    /**
     * Creates {@code root} where it is missing and takes its lock, which the operating system releases when the process
     * ends, however it ends.
     *
     * @throws EmbeddedException if another process uses the folder
     */
    public static DataDirectory open(Path root) {
        try {
            createFolder(root);
            FileChannel channel = FileChannel.open(root.resolve("lock"), CREATE, READ, WRITE);
            if (tryLock(channel) == null) {
                String owner = Files.readString(root.resolve("lock")).strip();
                channel.close();
                throw new EmbeddedException("DATA_DIR " + root + " is in use by process " + owner
                        + ": stop it, or set DATA_DIR to another folder");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(US_ASCII)));
            return new DataDirectory(root, channel);
        } catch (IOException e) {
            throw new EmbeddedException("DATA_DIR " + root + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(Long.MAX_VALUE - 1, 1, false); // far behind the content, which stays readable
        } catch (OverlappingFileLockException e) {
            return null; // held by this very process
        }
    }

    public Path root() {
        return root;
    }

    /** The folder {@code name} inside, created with owner-only access where it is missing. */
    public Path folder(String name) {
        try {
            return createFolder(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The secret in the file {@code name}: generated at the first call (256 random bits, hexadecimal), then the same for ever. */
    public String secret(String name) {
        return readOrWrite(name, DataDirectory::randomHex);
    }

    /** The content of the file {@code name}; where it is missing, it is written first with what {@code first} gives. */
    public String readOrWrite(String name, Supplier<String> first) {
        Path file = root.resolve(name);
        try {
            if (!Files.exists(file)) {
                write(name, first.get());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the file {@code name}, readable by its owner only; a reader sees the old content or the new one, never a part. */
    public Path write(String name, String content) {
        Path file = root.resolve(name);
        Path parent = Objects.requireNonNull(file.getParent(), "a file has a folder");
        try {
            createFolder(parent);
            Path part = Files.createTempFile(parent, ".new-", "", ownerOnly("rw-------"));
            Files.writeString(part, content);
            return Files.move(part, file, ATOMIC_MOVE, REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            lockChannel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path createFolder(Path folder) throws IOException {
        return Files.isDirectory(folder) ? folder : Files.createDirectories(folder, ownerOnly("rwx------"));
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static String randomHex() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
