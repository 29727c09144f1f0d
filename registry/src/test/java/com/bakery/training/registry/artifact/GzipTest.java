package com.bakery.training.registry.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GzipTest {
    private static final byte[] CONTENT = "{\"a\":1}".repeat(1000).getBytes(StandardCharsets.UTF_8);

    @Test
    void givesBackWhatWasCompressedAndWhatNeverWas() {
        assertThat(Gzip.content("k", Gzip.compress(CONTENT), CONTENT.length)).isEqualTo(CONTENT);
        assertThat(Gzip.content("k", CONTENT, CONTENT.length)).isEqualTo(CONTENT);
        assertThat(Gzip.content("k", new byte[0], 1)).isEmpty();
    }

    @Test
    void theSameContentGivesTheSameBytes() {
        assertThat(Gzip.compress(CONTENT)).isEqualTo(Gzip.compress(CONTENT)).hasSizeLessThan(CONTENT.length / 10);
    }

    @Test
    void aBombIsRefusedBeforeItFillsTheMemory() {
        byte[] bomb = Gzip.compress(new byte[50_000_000]);

        assertThatThrownBy(() -> Gzip.content("k", bomb, 1_000_000))
                .isInstanceOf(CorruptArtifactException.class)
                .hasMessageContaining("larger than 1000000");
        assertThatThrownBy(() -> Gzip.content("k", CONTENT, 10)).isInstanceOf(CorruptArtifactException.class);
    }

    @Test
    void aCutFileIsCorrupt() {
        byte[] compressed = Gzip.compress(CONTENT);
        for (int length = 2; length < compressed.length; length++) {
            byte[] cut = Arrays.copyOf(compressed, length);
            assertThatThrownBy(() -> Gzip.content("k", cut, CONTENT.length))
                    .isInstanceOf(CorruptArtifactException.class);
        }
    }
}
