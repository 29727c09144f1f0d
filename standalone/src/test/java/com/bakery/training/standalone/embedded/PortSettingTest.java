package com.bakery.training.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortSettingTest {

    @Test
    void namesPortAndVariableWhenThePortIsOccupied() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, Loopback.ADDRESS)) {
            PortSetting port = new PortSetting("EMBEDDED_AMQP_PORT", other.getLocalPort());

            assertThatThrownBy(port::claimLoopback)
                    .isInstanceOf(EmbeddedException.class)
                    .hasMessageContaining("Port " + other.getLocalPort() + " is occupied")
                    .hasMessageContaining("EMBEDDED_AMQP_PORT");
        }
    }

    @Test
    void findsAFreePortForZero() {
        assertThat(new PortSetting("PORT", 0).claimLoopback()).isBetween(1, 65_535);
    }

    @Test
    void readsTheVariableOrTakesTheDefault() {
        assertThat(PortSetting.read(Map.of("PORT", " 8005 "), "PORT", 8004).port())
                .isEqualTo(8005);
        assertThat(PortSetting.read(Map.of("PORT", ""), "PORT", 8004).port()).isEqualTo(8004);
        assertThat(PortSetting.read(Map.of(), "PORT", 8004).port()).isEqualTo(8004);
    }

    @Test
    void refusesWhatIsNoPortNamingVariableAndValue() {
        assertThatThrownBy(() -> PortSetting.read(Map.of("PORT", "http"), "PORT", 8004))
                .hasMessage("PORT must be a port number, not 'http'");
        assertThatThrownBy(() -> PortSetting.read(Map.of("PORT", "65536"), "PORT", 8004))
                .hasMessage("PORT must lie in 0..65535, not 65536");
        assertThat(PortSetting.read(Map.of("PORT", "65535"), "PORT", 8004).port())
                .isEqualTo(65_535);
    }
}
