package com.bakery.training.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

class SettingFailureAnalyzerTest {

    @Test
    void showsAValueWithoutThePasswordInIt() {
        assertThat(shown("spring.rabbitmq.addresses", "amqp://user:p@ss:word@broker:x/"))
                .isEqualTo("amqp://user:***@broker:x/");
        assertThat(shown("spring.datasource.url", "jdbc:postgresql://db/x?user=u&PassWord=hush&ssl=maybe"))
                .isEqualTo("jdbc:postgresql://db/x?user=u&PassWord=***&ssl=maybe");
        assertThat(shown("training.api.jwt.secret", "hush")).isEqualTo("***");
        assertThat(shown("training.api.metrics-token", "hush")).isEqualTo("***");
    }

    @Test
    void leavesOtherValuesAsTheyAre() {
        assertThat(shown("server.port", "80a")).isEqualTo("80a");
        assertThat(shown("training.api.jwt.jwk-set-uri", "https://id.example:8443/keys"))
                .isEqualTo("https://id.example:8443/keys");
    }

    private static String shown(String property, String value) {
        return SettingFailureAnalyzer.shown(ConfigurationPropertyName.of(property), value);
    }
}
