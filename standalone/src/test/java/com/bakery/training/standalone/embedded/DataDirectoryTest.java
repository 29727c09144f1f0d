package com.bakery.training.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir
    Path folder;

    @Test
    void isUsedByOneAtATime() {
        try (DataDirectory first = DataDirectory.open(folder.resolve("data"))) {
            assertThatThrownBy(() -> DataDirectory.open(first.root()))
                    .isInstanceOf(EmbeddedException.class)
                    .hasMessageContaining("DATA_DIR")
                    .hasMessageContaining(
                            "in use by process " + ProcessHandle.current().pid());
        }
        DataDirectory.open(folder.resolve("data")).close();
    }

    @Test
    void writesForItsOwnerOnly() throws Exception {
        try (DataDirectory data = DataDirectory.open(folder.resolve("data"))) {
            Path file = data.write("tokens/a.jwt", "x");

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.root())))
                    .isEqualTo("rwx------");
            assertThat(data.folder("tokens")).isEqualTo(file.getParent()).isDirectoryContaining(file::equals);
        }
    }

    @Test
    void keepsASecretOverRestarts() {
        String secret;
        try (DataDirectory data = DataDirectory.open(folder)) {
            secret = data.secret("jwt-secret");
            assertThat(secret).hasSize(64).isNotEqualTo(data.secret("other-secret"));
        }
        try (DataDirectory data = DataDirectory.open(folder)) {
            assertThat(data.secret("jwt-secret")).isEqualTo(secret);
        }
    }
}
