package com.bakery.training.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A start that fails says why, on every way it can fail, and never with a password. */
@ExtendWith(OutputCaptureExtension.class)
class SecretsTest {
    private static final String PASSWORD = "hush-hush-7";
    private static final String NO_DATABASE = "postgresql://training:" + PASSWORD + "@127.0.0.1:1/training";

    @Test
    void aDatabaseThatIsAwayIsNamedWithoutThePassword(CapturedOutput output) {
        for (String url :
                List.of(NO_DATABASE, "jdbc:postgresql://127.0.0.1:1/training?user=training&password=" + PASSWORD)) {
            assertThatThrownBy(() -> start(Map.of("DATABASE_URL", url), "JWT_SECRET=" + Tokens.SECRET))
                    .hasStackTraceContaining("127.0.0.1:1");
        }
        assertThat(output.getAll()).contains("127.0.0.1:1").doesNotContain(PASSWORD);
    }

    @Test
    void aBrokersAddressThatCanNotBeReadIsNotPrintedWithItsPassword(CapturedOutput output) {
        String url = "amqp://training:" + PASSWORD + "@broker:not-a-port/";
        assertThatThrownBy(() -> start(Map.of("DATABASE_URL", NO_DATABASE), "RABBITMQ_URL=" + url))
                .isNotNull();
        assertThat(output.getAll()).doesNotContain(PASSWORD);
    }

    @Test
    void aSecretThatIsTooShortIsNotPrinted(CapturedOutput output) {
        assertThatThrownBy(() -> start(Map.of("DATABASE_URL", NO_DATABASE), "JWT_SECRET=" + PASSWORD))
                .isNotNull();
        assertThat(output.getAll()).doesNotContain(PASSWORD);
    }

    private static void start(Map<String, String> variables, String argument) {
        ApiApplication.application(variables)
                .run(
                        "--server.port=0",
                        "--spring.datasource.hikari.connection-timeout=300",
                        "--TEMPORAL_ADDRESS=127.0.0.1:1",
                        "--" + argument)
                .close();
    }
}
