package com.bakery.forecasting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ModelFileNameTest {

    @Test
    void aNameThatFitsIsWholeAndCanBeReadBack() {
        assertThat(ModelFileName.of("crème/brûlée")).isEqualTo("cr%C3%A8me%2Fbr%C3%BBl%C3%A9e.json");
        assertThat(ModelFileName.of("a".repeat(250))).isEqualTo("a".repeat(250) + ".json");
    }

    @Test
    void aLongerOneIsCutBetweenCharactersAndNamedByItsHash() {
        String name = "ñ".repeat(399);
        String file = ModelFileName.of(name + "1");

        assertThat(file).hasSizeBetween(240, 255).matches("(%C3%B1)+~[0-9a-f]{64}\\.json");
        assertThat(URLDecoder.decode(file.substring(0, file.indexOf('~')), StandardCharsets.UTF_8))
                .matches("ñ+");
        assertThat(ModelFileName.of(name + "2")).isNotEqualTo(file);
    }

    @Test
    void noProductCanTakeTheFileOfAShortenedOne() {
        String file = ModelFileName.of("a".repeat(400));
        String taken = file.substring(0, file.length() - ".json".length());

        assertThat(ModelFileName.of(taken)).isNotEqualTo(file);
    }
}
