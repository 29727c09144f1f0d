package com.bakery.training.registry.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.bakery.training.registry.Together;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileArtifactStoreTest {
    private static final String KEY = "tenant/product/model_v1.json";
    private static final byte[] CONTENT = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private FileArtifactStore store;

    @BeforeEach
    void open() {
        store = new FileArtifactStore(folder.resolve("models"));
    }

    private Path file() {
        return folder.resolve("models").resolve(KEY);
    }

    @Test
    void readsWhatWasWritten() {
        StoredArtifact stored = store.write(KEY, CONTENT);

        assertThat(stored).isEqualTo(new StoredArtifact(KEY, Checksums.sha256(CONTENT), CONTENT.length));
        assertThat(store.read(KEY, stored.sha256(), CONTENT.length)).isEqualTo(CONTENT);
    }

    @Test
    void writesAgainInPlaceOfWhatIsThere() {
        store.write(KEY, CONTENT);
        StoredArtifact second = store.write(KEY, new byte[] {1, 2});

        assertThat(store.read(KEY, second.sha256(), 10)).containsExactly(1, 2);
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

    private void assertCorrupt(StoredArtifact stored, byte[] content) throws IOException {
        Files.write(file(), content);
        assertThatThrownBy(() -> store.read(KEY, stored.sha256(), 1000)).isInstanceOf(CorruptArtifactException.class);
    }

    @Test
    void aFileLargerThanAllowedIsRefused() {
        StoredArtifact stored = store.write(KEY, CONTENT);

        assertThatThrownBy(() -> store.read(KEY, stored.sha256(), CONTENT.length - 1))
                .isInstanceOf(CorruptArtifactException.class)
                .hasMessageContaining("larger than");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> store.read(KEY, "x", 10))
                .isInstanceOf(MissingArtifactException.class)
                .hasMessageContaining(KEY);
    }

    @Test
    void everyMethodRefusesTraversal() {
        String key = "../outside";
        for (Runnable call : List.<Runnable>of(
                () -> store.write(key, CONTENT),
                () -> store.read(key, "x", 10),
                () -> store.delete(key),
                () -> store.deletePrefix(key),
                () -> store.list(key))) {
            assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(folder.resolve("outside")).doesNotExist();
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

    @Test
    void simultaneousWritersLeaveOneWholeFile() throws Exception {
        AtomicInteger number = new AtomicInteger();

        List<StoredArtifact> written = Together.run(8, () -> {
            byte[] content = new byte[100_000];
            Arrays.fill(content, (byte) number.incrementAndGet());
            StoredArtifact last = store.write(KEY, content);
            for (int i = 0; i < 20; i++) {
                last = store.write(KEY, content);
            }
            return last;
        });

        String found = Checksums.sha256(Files.readAllBytes(file()));
        assertThat(written).extracting(StoredArtifact::sha256).contains(found);
        assertThat(names(file().getParent())).containsExactly("model_v1.json");
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
    void deletesFilesAndFoldersAndIsContentWhenTheyAreGone() {
        store.write("staged/job/product/a.json", CONTENT);
        store.write("staged/job/product/b.json", CONTENT);
        store.write("staged/other/c.json", CONTENT);

        store.delete("staged/job/product/a.json");
        store.delete("staged/job/product/a.json");
        store.deletePrefix("staged/job");
        store.deletePrefix("staged/job");

        assertThat(store.list("staged")).extracting(ArtifactEntry::key).containsExactly("staged/other/c.json");
        assertThat(folder.resolve("models/staged/job")).doesNotExist();
    }

    @Test
    void opensFoldersOnly() {
        assertThat(ArtifactStores.open(folder.resolve("x").toString())).isInstanceOf(FileArtifactStore.class);
        assertThat(ArtifactStores.open(folder.resolve("y").toUri().toString())).isInstanceOf(FileArtifactStore.class);
        assertThatThrownBy(() -> ArtifactStores.open("s3://bucket/prefix")).hasMessageContaining("MODEL_STORAGE_PATH");
    }
}
