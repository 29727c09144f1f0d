package com.bakery.training.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporalBinaryTest {
    @TempDir
    Path folder;

    private Path binary;

    @BeforeEach
    void installATool() throws Exception {
        binary = Files.createFile(folder.resolve("temporal"));
        binary.toFile().setExecutable(true);
    }

    @Test
    void takesTheOneThatIsConfigured() {
        assertThat(TemporalBinary.find(binary.toString(), "")).contains(binary);
    }

    @Test
    void takesNoneWhenNoneIsConfigured() {
        assertThat(TemporalBinary.find("none", folder.toString())).isEmpty();
    }

    @Test
    void looksAlongTheSearchPath() {
        String path = folder.resolve("missing") + File.pathSeparator + folder;

        assertThat(TemporalBinary.find(null, path)).contains(binary);
        assertThat(TemporalBinary.find(null, "")).isEmpty();
    }

    @Test
    void refusesAConfiguredFileThatCannotBeExecuted() {
        assertThatThrownBy(() -> TemporalBinary.find(folder + "/no-such-file", ""))
                .isInstanceOf(EmbeddedException.class)
                .hasMessageContaining("TEMPORAL_BIN")
                .hasMessageContaining("no-such-file");
    }
}
