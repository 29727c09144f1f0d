package com.bakery.training.registry.artifact;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Files below one folder, which several processes may share (on a volume with atomic rename). Folders are 0700 and files
 * 0600 where the file system knows permissions; symbolic links are refused.
 */
public final class FileArtifactStore implements ArtifactStore {
    private final Path root;

    /** A store below {@code root}, which is made if it is not there. */
    public FileArtifactStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
        io(() -> DurableFiles.createFolders(this.root));
    }

    @Override
    public StoredArtifact write(String key, byte[] content) {
        Path file = resolve(key);
        io(() -> {
            Path folder = Objects.requireNonNull(file.getParent());
            DurableFiles.createFolders(root, folder);
            DurableFiles.replace(folder, file, content);
        });
        return new StoredArtifact(key, Checksums.sha256(content), content.length);
    }

    @Override
    public byte[] read(String key, String sha256, long maxBytes) {
        byte[] content = load(key, resolve(key), maxBytes);
        String found = Checksums.sha256(content);
        if (!found.equals(sha256)) {
            throw new CorruptArtifactException(key, "SHA-256 is " + found + ", not " + sha256);
        }
        return content;
    }

    private byte[] load(String key, Path file, long maxBytes) {
        try (InputStream in = Files.newInputStream(file, NOFOLLOW_LINKS)) {
            byte[] content = in.readNBytes((int) Math.min(maxBytes + 1, Integer.MAX_VALUE - 8));
            if (content.length > maxBytes) {
                throw new CorruptArtifactException(key, "larger than " + maxBytes + " bytes");
            }
            return content;
        } catch (NoSuchFileException e) {
            throw missing(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Without the store's own folder nothing is known of its files, neither that they are missing nor that they are gone. An empty mount point in its place is not told
     * from a store without files: OPERATIONS says how to set the folder up.
     */
    private MissingArtifactException missing(String key) {
        requireRoot();
        return new MissingArtifactException(key);
    }

    private void requireRoot() {
        if (!Files.isDirectory(root)) {
            throw new UncheckedIOException(
                    new NoSuchFileException(root.toString(), null, "the folder of the store is away"));
        }
    }

    @Override
    public void delete(String key) {
        Path file = resolve(key);
        io(() -> Files.deleteIfExists(file));
    }

    @Override
    public void deletePrefix(String folder) {
        walk(resolve(folder), FileArtifactStore::deletePath);
    }

    /** A writer may put a new file into a folder that is being deleted: the folder then stays. */
    private static void deletePath(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (DirectoryNotEmptyException e) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<ArtifactEntry> list(String folder) {
        List<ArtifactEntry> entries = new ArrayList<>();
        visit(resolve(folder), entries::add);
        entries.sort(Comparator.comparing(ArtifactEntry::key));
        return entries;
    }

    @Override
    public void visit(Consumer<ArtifactEntry> visitor) {
        visit(root, visitor);
    }

    private void visit(Path folder, Consumer<ArtifactEntry> visitor) {
        walk(folder, path -> {
            if (Files.isRegularFile(path, NOFOLLOW_LINKS) && !DurableFiles.isLeftover(path)) {
                entry(path).forEach(visitor);
            }
        });
    }

    /** Shows what is below a folder, and each folder behind what is in it. Others may delete meanwhile: what is gone since its folder was read is left out. */
    private void walk(Path folder, Consumer<Path> visitor) {
        requireRoot();
        io(() -> Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                visitor.accept(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException e) throws IOException {
                return unlessGone(e);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path path, @Nullable IOException e) throws IOException {
                if (e != null) {
                    return unlessGone(e);
                }
                visitor.accept(path);
                return FileVisitResult.CONTINUE;
            }

            private FileVisitResult unlessGone(IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        }));
    }

    /** Empty for a file that was deleted since the folder was read. */
    private List<ArtifactEntry> entry(Path path) {
        try {
            Instant modified = Files.getLastModifiedTime(path, NOFOLLOW_LINKS).toInstant();
            String key = root.relativize(path).toString().replace('\\', '/');
            return List.of(new ArtifactEntry(key, Files.size(path), modified));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int sweepLeftovers(Duration age) {
        Instant before = Instant.now().minus(age);
        AtomicInteger swept = new AtomicInteger();
        walk(root, path -> {
            if (DurableFiles.isLeftover(path) && DurableFiles.modifiedBefore(path, before)) {
                deletePath(path);
                swept.incrementAndGet();
            }
        });
        return swept.get();
    }

    /** The path of a key below the root; a symbolic link on the way would lead elsewhere and is refused. */
    private Path resolve(String key) {
        ArtifactKeys.requireKey(key);
        Path path = root;
        for (String segment : key.split("/", -1)) {
            path = path.resolve(segment);
            if (Files.isSymbolicLink(path)) {
                throw new CorruptArtifactException(key, "a symbolic link is on its path");
            }
        }
        return path;
    }

    private interface IoAction {
        void run() throws IOException;
    }

    private static void io(IoAction action) {
        try {
            action.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
