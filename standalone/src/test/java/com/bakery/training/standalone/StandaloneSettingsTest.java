package com.bakery.training.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StandaloneSettingsTest {

    @Test
    void runsTheDemoAndStaysUpByDefault() {
        StandaloneSettings settings = StandaloneSettings.from(Map.of());

        assertThat(settings.port().port()).isEqualTo(8004);
        assertThat(settings.demo()).isTrue();
        assertThat(settings.demoExit()).isFalse();
        assertThat(settings.jwtSecret()).isNull();
        assertThat(settings.jwtIssuer()).isNull();
        assertThat(settings.modelStoragePath()).isNull();
    }

    @Test
    void readsFlagsAsOperatorsWriteThem() {
        assertThat(StandaloneSettings.from(Map.of("DEMO", "FALSE")).demo()).isFalse();
        assertThat(StandaloneSettings.from(Map.of("DEMO", "0")).demo()).isFalse();
        assertThat(StandaloneSettings.from(Map.of("DEMO_EXIT", "1")).demoExit()).isTrue();
    }

    @Test
    void refusesAFlagThatIsNone() {
        assertThatThrownBy(() -> StandaloneSettings.from(Map.of("DEMO_EXIT", "later")))
                .hasMessage("DEMO_EXIT must be true or false, not 'later'");
    }
}
