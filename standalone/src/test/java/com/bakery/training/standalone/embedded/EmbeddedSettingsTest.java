package com.bakery.training.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmbeddedSettingsTest {

    @Test
    void embedsEverythingByDefault() {
        EmbeddedSettings settings = EmbeddedSettings.from(Map.of());

        assertThat(settings.dataDirectory()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(settings.databaseUrl()).isNull();
        assertThat(settings.rabbitmqUrl()).isNull();
        assertThat(settings.temporalAddress()).isNull();
        assertThat(settings.temporalBinary()).isNull();
        assertThat(settings.temporalNamespace()).isEqualTo("default");
        assertThat(settings.postgresPort()).isEqualTo(new PortSetting("EMBEDDED_POSTGRES_PORT", 0));
        assertThat(settings.amqpPort()).isEqualTo(new PortSetting("EMBEDDED_AMQP_PORT", 0));
        assertThat(settings.temporalPort()).isEqualTo(new PortSetting("EMBEDDED_TEMPORAL_PORT", 0));
    }

    @Test
    void readsEveryVariableAndTakesBlankAsUnset() {
        EmbeddedSettings settings = EmbeddedSettings.from(Map.of(
                "DATA_DIR", "/srv/training",
                "DATABASE_URL", "postgresql://u:p@db/training",
                "RABBITMQ_URL", " ",
                "TEMPORAL_ADDRESS", "temporal:7233",
                "TEMPORAL_BIN", "none",
                "TEMPORAL_NAMESPACE", "bakery",
                "EMBEDDED_POSTGRES_PORT", "5433"));

        assertThat(settings.dataDirectory()).isEqualTo(Path.of("/srv/training"));
        assertThat(settings.databaseUrl()).isEqualTo("postgresql://u:p@db/training");
        assertThat(settings.rabbitmqUrl()).isNull();
        assertThat(settings.temporalAddress()).isEqualTo("temporal:7233");
        assertThat(settings.temporalBinary()).isEqualTo("none");
        assertThat(settings.temporalNamespace()).isEqualTo("bakery");
        assertThat(settings.postgresPort().port()).isEqualTo(5433);
    }
}
