package com.bakery.training.registry.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.bakery.training.registry.Together;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileArtifactStoreTest extends ArtifactStoreContract {
    @TempDir
    private Path folder;

    @Override
    ArtifactStore empty() {
        return new FileArtifactStore(folder.resolve("models"));
    }

    @Override
    void tamper(String key, byte[] content) throws IOException {
        Files.write(folder.resolve("models").resolve(key), content);
    }

    private Path file() {
        return folder.resolve("models").resolve(KEY);
    }

    @Test
    void everyFlippedBitCutAndSwapIsDetected() throws IOException {
        byte[] content = new byte[200];
        new Random(7).nextBytes(content);
        StoredArtifact stored = store.write(KEY, content);
        for (int bit = 0; bit < content.length * 8; bit++) {
            byte[] flipped = content.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            assertCorrupt(stored, flipped);
        }
        for (int length = 0; length < content.length; length++) {
            assertCorrupt(stored, Arrays.copyOf(content, length));
        }
    }

    @Test
    void symbolicLinksAreNotFollowed() throws IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Path secret = Files.write(outside.resolve("secret"), CONTENT);
        String sha256 = Checksums.sha256(CONTENT);
        Files.createSymbolicLink(folder.resolve("models").resolve("link"), outside);
        Files.createSymbolicLink(folder.resolve("models").resolve("file"), secret);

        for (String key : List.of("link/secret", "file")) {
            assertThatThrownBy(() -> store.read(key, sha256, 100)).isInstanceOf(CorruptArtifactException.class);
            assertThatThrownBy(() -> store.write(key, CONTENT)).isInstanceOf(CorruptArtifactException.class);
            assertThatThrownBy(() -> store.delete(key)).isInstanceOf(CorruptArtifactException.class);
        }
        assertThatThrownBy(() -> store.deletePrefix("link")).isInstanceOf(CorruptArtifactException.class);
        assertThat(secret).exists();
    }

    @Test
    void onlyTheOwnerMayLookInside() throws IOException {
        assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
        store.write(KEY, CONTENT);

        assertThat(permissions(file())).isEqualTo("rw-------");
        for (Path path = file().getParent(); !path.equals(folder); path = path.getParent()) {
            assertThat(permissions(path)).as(path.toString()).isEqualTo("rwx------");
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.map(path -> path.getFileName().toString()).toList();
        }
    }

    @Test
    void aFailedWriteKeepsTheOldContentAndLeavesNothing() throws IOException {
        StoredArtifact stored = store.write(KEY, CONTENT);
        Files.createDirectories(folder.resolve("models/tenant/folder/inside"));

        assertThatThrownBy(() -> store.write("tenant/folder", CONTENT)).isInstanceOf(UncheckedIOException.class);

        assertThat(store.read(KEY, stored.sha256(), 100)).isEqualTo(CONTENT);
        assertThat(names(folder.resolve("models/tenant"))).containsExactlyInAnyOrder("product", "folder");
    }

    @Test
    void whatADeadWriterLeftIsNoFileAndIsSweptWhenItIsOld() throws IOException {
        store.write(KEY, CONTENT);
        Path old = Files.write(file().resolveSibling(".writing-1"), CONTENT);
        Path young = Files.write(file().resolveSibling(".writing-2"), CONTENT);
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));

        assertThat(store.list("tenant")).extracting(ArtifactEntry::key).containsExactly(KEY);
        assertThat(store.sweepLeftovers(Duration.ofHours(1))).isEqualTo(1);
        assertThat(old).doesNotExist();
        assertThat(young).exists();
        assertThat(file()).exists();
    }

    @Test
    void deletingAFolderLeavesNoneBehind() {
        store.write("staged/job/product/a.json", CONTENT);

        store.deletePrefix("staged/job");

        assertThat(folder.resolve("models/staged/job")).doesNotExist();
    }

    @Test
    void opensWhatTheLocationNames() {
        assertThat(open(folder.resolve("x").toString())).isInstanceOf(FileArtifactStore.class);
        assertThat(open(folder.resolve("y").toUri().toString())).isInstanceOf(FileArtifactStore.class);
        for (String location : List.of("gs://bucket", "http://host/x")) {
            assertThatThrownBy(() -> open(location))
                    .hasMessageContaining("MODEL_STORAGE_PATH")
                    .hasMessageContaining(location);
        }
    }

    private static ArtifactStore open(String location) {
        return ArtifactStores.open(location, name -> null);
    }

    @Test
    void withoutItsFolderTheStoreIsAwayAndNoFileIsMissing() throws IOException {
        StoredArtifact stored = store.write(KEY, CONTENT);
        Files.move(folder.resolve("models"), folder.resolve("unmounted"));

        assertThatThrownBy(() -> store.read(KEY, stored.sha256(), 100)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> StorageProbe.read(store)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> store.list("tenant"))
                .as("an erasure would certify that nothing is left")
                .isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> store.deletePrefix("tenant")).isInstanceOf(UncheckedIOException.class);

        Files.move(folder.resolve("unmounted"), folder.resolve("models"));
        assertThat(store.read(KEY, stored.sha256(), 100)).isEqualTo(CONTENT);
    }

    /** As jobs end on other workers while a sweep or an erasure looks through the storage. */
    @Test
    void filesAndFoldersThatGoMeanwhileDisturbNobody() throws Exception {
        AtomicInteger number = new AtomicInteger();
        assertThatCode(() -> Together.run(4, () -> {
                    int own = number.incrementAndGet();
                    for (int i = 0; i < 300; i++) {
                        if (own == 1) {
                            store.list("staged");
                            store.sweepLeftovers(Duration.ofHours(1));
                        } else {
                            store.write("staged/job" + own + "/r" + i + "/product/a.json", CONTENT);
                            store.deletePrefix("staged/job" + own);
                        }
                    }
                    return own;
                }))
                .doesNotThrowAnyException();
    }
}
