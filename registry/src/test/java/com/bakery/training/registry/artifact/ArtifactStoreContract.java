package com.bakery.training.registry.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bakery.training.registry.Together;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store promises, whatever it keeps its files in. */
abstract class ArtifactStoreContract {
    static final String KEY = "tenant/product/model_v1.json";
    static final byte[] CONTENT = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

    ArtifactStore store;

    /** A store without files. */
    abstract ArtifactStore empty() throws IOException;

    /** Changes a stored file behind the store's back. */
    abstract void tamper(String key, byte[] content) throws IOException;

    @BeforeEach
    void open() throws IOException {
        store = empty();
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
    void anEmptyFileIsAFile() {
        StoredArtifact stored = store.write(KEY, new byte[0]);

        assertThat(store.read(KEY, stored.sha256(), 10)).isEmpty();
    }

    @Test
    void whateverIsNotTheContentIsRefused() throws IOException {
        byte[] content = new byte[200];
        Random random = new Random(7);
        random.nextBytes(content);
        StoredArtifact stored = store.write(KEY, content);
        for (int i = 0; i < 50; i++) {
            byte[] flipped = content.clone();
            flipped[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(8));
            assertCorrupt(stored, flipped);
            assertCorrupt(stored, Arrays.copyOf(content, random.nextInt(content.length)));
        }
        assertCorrupt(stored, Arrays.copyOf(content, content.length + 1));
    }

    void assertCorrupt(StoredArtifact stored, byte[] content) throws IOException {
        tamper(KEY, content);
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
        for (String key : List.of("../outside", "/etc/passwd", "a/../b", "a//b", "a\\b", ".hidden", "")) {
            for (Runnable call : List.<Runnable>of(
                    () -> store.write(key, CONTENT),
                    () -> store.read(key, "x", 10),
                    () -> store.delete(key),
                    () -> store.deletePrefix(key),
                    () -> store.list(key))) {
                assertThatThrownBy(call::run).as(key).isInstanceOf(IllegalArgumentException.class);
            }
        }
        assertThat(keys()).isEmpty();
    }

    @Test
    void simultaneousWritersLeaveOneWholeFile() throws Exception {
        AtomicInteger number = new AtomicInteger();

        List<StoredArtifact> written = Together.run(8, () -> {
            byte[] content = new byte[100_000];
            Arrays.fill(content, (byte) number.incrementAndGet());
            StoredArtifact last = store.write(KEY, content);
            for (int i = 0; i < 5; i++) {
                last = store.write(KEY, content);
            }
            return last;
        });

        assertThat(written).filteredOn(this::isThere).as("one of them, whole").hasSize(1);
        assertThat(keys()).containsExactly(KEY);
    }

    private boolean isThere(StoredArtifact written) {
        try {
            store.read(KEY, written.sha256(), 1_000_000);
            return true;
        } catch (CorruptArtifactException e) {
            return false;
        }
    }

    @Test
    void deletesFilesAndFoldersAndIsContentWhenTheyAreGone() {
        store.write("staged/job/product/a.json", CONTENT);
        store.write("staged/job/product/b.json", CONTENT);
        store.write("staged/job2/c.json", CONTENT);

        store.delete("staged/job/product/a.json");
        store.delete("staged/job/product/a.json");
        store.deletePrefix("staged/job");
        store.deletePrefix("staged/job");

        assertThat(store.list("staged")).extracting(ArtifactEntry::key).containsExactly("staged/job2/c.json");
    }

    @Test
    void showsEveryFileWithItsSize() {
        store.write(KEY, CONTENT);
        store.write("staged/job/c.json", new byte[3]);

        assertThat(keys()).containsExactlyInAnyOrder(KEY, "staged/job/c.json");
        assertThat(store.list("tenant")).singleElement().satisfies(entry -> {
            assertThat(entry.bytes()).isEqualTo(CONTENT.length);
            assertThat(entry.modifiedAt()).isNotNull();
        });
        assertThat(store.list("nobody")).isEmpty();
    }

    List<String> keys() {
        List<String> keys = new ArrayList<>();
        store.visit(entry -> keys.add(entry.key()));
        return keys;
    }
}
