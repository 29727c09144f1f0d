package com.bakery.training.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.registry.RegistryDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What probes and log shippers see of a process whose parts go away. */
@ExtendWith(OutputCaptureExtension.class)
class HealthIT {
    private static final String READINESS = "/actuator/health/readiness";

    @Test
    void readinessNamesThePartThatIsAwayAndLivenessDoesNotMind(CapturedOutput output) {
        Map<String, Object> settings = Map.of("logging.config", "classpath:structured-logging.xml");
        // a process of another test may still run in this JVM, and Boot sets a log up once
        LoggingSystem.get(HealthIT.class.getClassLoader()).cleanUp();
        try (ApiProcess api = ApiProcess.start(RegistryDatabase.open(), settings)) {
            // what the test's database says comes before the process sets its log up
            assertThat(output.getOut().lines().dropWhile(line -> !line.startsWith("{")))
                    .hasSizeGreaterThan(3)
                    .allSatisfy(HealthIT::isJson);
            Http anybody = api.anonymous();
            Http.Answer without = anybody.get(READINESS);
            assertThat(without.status()).isEqualTo(200);
            assertThat(states(without.json()))
                    .containsExactly(
                            "broker DEGRADED", "database UP", "readinessState UP", "storage UP", "temporal DEGRADED");

            api.dropDatabase();

            Http.Answer down = anybody.get(READINESS);
            assertThat(down.status()).isEqualTo(503);
            assertThat(states(down.json())).contains("database DOWN", "storage UP");
            assertThat(down.body()).doesNotContain("reason", "localhost");
            assertThat(anybody.get("/actuator/health/liveness").status()).isEqualTo(200);
            assertThat(output.getOut()).contains("database is DOWN: ");
        }
    }

    private static void isJson(String line) {
        assertThat(JsonMapper.shared()
                        .readTree(line)
                        .path("service")
                        .path("name")
                        .asString())
                .isEqualTo("training-api");
    }

    private static List<String> states(JsonNode health) {
        return health.get("components").properties().stream()
                .map(part -> part.getKey() + " " + part.getValue().get("status").asString())
                .sorted()
                .toList();
    }
}
