package com.bakery.training.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {
    @TempDir
    private Path folder;

    @Test
    void aFileIsTheSecretWithoutItsLineEnd() throws IOException {
        Map<String, String> environment = Map.of("JWT_SECRET_FILE", file("hush hush\n"), "PORT", "1");
        assertThat(SecretFiles.read(environment)).isEqualTo(Map.of("JWT_SECRET", "hush hush"));
        assertThat(SecretFiles.resolve(environment))
                .containsEntry("JWT_SECRET", "hush hush")
                .containsEntry("PORT", "1");
    }

    @Test
    void everySecretOfTheProcessesMayComeFromAFile() throws IOException {
        String file = file("x");
        for (String variable : new String[] {"DATABASE_URL", "RABBITMQ_URL", "METRICS_TOKEN", "TEMPORAL_API_KEY"}) {
            assertThat(SecretFiles.read(Map.of(variable + "_FILE", file))).containsOnlyKeys(variable);
        }
    }

    @Test
    void refusesWhatIsNotOneReadableSecretWithoutShowingIt() throws IOException {
        assertRefused(Map.of("JWT_SECRET_FILE", file("hush"), "JWT_SECRET", "also hush"), "together with JWT_SECRET");
        assertRefused(Map.of("JWT_SECRET_FILE", file(" \n")), "is empty");
        assertRefused(Map.of("JWT_SECRET_FILE", file("hush".repeat(20_000))), "bytes");
        assertRefused(Map.of("JWT_SECRET_FILE", folder.resolve("none").toString()), "can not be read");
    }

    private static void assertRefused(Map<String, String> environment, String reason) {
        assertThatThrownBy(() -> SecretFiles.read(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("JWT_SECRET_FILE")
                .hasMessageContaining(reason)
                .hasMessageNotContaining("hush");
    }

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("secret" + content.length()), content)
                .toString();
    }
}
