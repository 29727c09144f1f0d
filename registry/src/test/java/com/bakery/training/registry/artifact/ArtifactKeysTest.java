package com.bakery.training.registry.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactKeysTest {
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);

    @Test
    void modelFilesLieWhereTheContractSays() {
        assertThat(ArtifactKeys.model(ONE, TWO, "20261123_143933", true))
                .isEqualTo(ONE + "/" + TWO + "/model_v20261123_143933.json.gz");
        assertThat(ArtifactKeys.model(ONE, TWO, "20261123_143933", false)).endsWith("/model_v20261123_143933.json");
        assertThat(ArtifactKeys.featureList(ONE, TWO, "20261123_143933", true)).contains("/features_v");
    }

    @Test
    void everyKeyMadeHereIsAllowed() {
        assertThatCode(() -> {
                    ArtifactKeys.requireKey(ArtifactKeys.model(ONE, TWO, "20261123_143933", true));
                    ArtifactKeys.requireKey(ArtifactKeys.staged(ONE, 0, TWO, "data", "a".repeat(64)));
                    ArtifactKeys.requireKey(ArtifactKeys.staged(ONE, 0, "pooled", "a".repeat(64)));
                    ArtifactKeys.requireKey(ArtifactKeys.staged(ONE));
                })
                .doesNotThrowAnyException();
    }

    @Test
    void whatIsNoVersionKindOrChecksumDoesNotBecomeAPath() {
        assertThatThrownBy(() -> ArtifactKeys.model(ONE, TWO, "../../x", true)).hasMessageContaining("version");
        assertThatThrownBy(() -> ArtifactKeys.staged(ONE, 0, TWO, "../x", "a".repeat(64)))
                .hasMessageContaining("kind");
        assertThatThrownBy(() -> ArtifactKeys.staged(ONE, 0, "../x", "a".repeat(64)))
                .hasMessageContaining("kind");
        assertThatThrownBy(() -> ArtifactKeys.staged(ONE, 0, TWO, "data", "a/../b"))
                .hasMessageContaining("sha256");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "/",
                "/etc/passwd",
                "../x",
                "a/../b",
                "a/./b",
                "a//b",
                "a/",
                "a/..",
                "a\\..\\b",
                "C:\\x",
                "C:/x",
                "~/x",
                "a\0b",
                "a\nb",
                "%2e%2e/x",
                "..%2fx",
                "a/%2e%2e/b",
                "\\\\host\\share",
                "file:/x",
                "a?b",
                "a#b",
                "a b",
                ".hidden",
                "a/.writing-1",
                "ａ",
                "a/..;/b",
                "..\u2215x",
                "-rf",
                "*",
                "1/2/3/4/5/6/7/8/9"
            })
    void traversalAndOddNamesAreRefused(String key) {
        assertThatThrownBy(() -> ArtifactKeys.requireKey(key)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aKeyFitsIntoItsColumn() {
        assertThatThrownBy(() -> ArtifactKeys.requireKey("a".repeat(501))).hasMessageContaining("500");
    }
}
