package com.bakery.training.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.api.ApiApplication;
import com.bakery.training.standalone.AccessTokens;
import com.bakery.training.standalone.demo.TrainingClient;
import com.bakery.training.standalone.demo.TrainingClient.JobStatus;
import com.bakery.training.standalone.embedded.DataDirectory;
import com.bakery.training.standalone.embedded.EmbeddedParts;
import com.bakery.training.standalone.embedded.EmbeddedSettings;
import com.bakery.training.standalone.embedded.TemporalServer;
import com.bakery.training.worker.WorkerApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Two apis and two workers as processes of their own, on the real Temporal server; server and a worker are killed in mid-job, which
 * both apis show live to the end.
 */
class FleetIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String SECRET = "a secret of the test that is long enough";
    private static final int PRODUCTS = 12;

    @TempDir
    Path folder;

    private DataDirectory data;
    private EmbeddedSettings settings;
    private EmbeddedParts parts;

    @BeforeEach
    void startParts() throws IOException {
        settings = EmbeddedSettings.from(Map.of(
                "TEMPORAL_BIN", TemporalKind.REAL.binary(),
                "EMBEDDED_TEMPORAL_PORT", Integer.toString(StandaloneUnderTest.freePort())));
        data = DataDirectory.open(folder.resolve("data"));
        parts = EmbeddedParts.start(data, settings);
    }

    @AfterEach
    void stopParts() {
        if (parts != null) {
            parts.close();
            data.close();
        }
    }

    @Test
    void completesAJobOverAKillOfTheServerAndOfAWorker() throws Exception {
        int port = StandaloneUnderTest.freePort();
        int otherPort = StandaloneUnderTest.freePort();
        try (ServiceProcess api = launch(ApiApplication.class, "PORT", port);
                ServiceProcess otherApi = launch(ApiApplication.class, "PORT", otherPort);
                ServiceProcess survivor =
                        launch(WorkerApplication.class, "WORKER_PORT", StandaloneUnderTest.freePort());
                ServiceProcess victim =
                        launch(WorkerApplication.class, "WORKER_PORT", StandaloneUnderTest.freePort())) {
            api.awaitHealthy(port);
            otherApi.awaitHealthy(otherPort);
            EventObserver events = new EventObserver(parts.rabbitmqUrl());
            events.observe();
            String token = token();
            TrainingClient client = new TrainingClient(url(port), token);
            client.uploadSales(SyntheticSales.csv(PRODUCTS, 200, 7));
            UUID job = client.start("Fleet", false);
            var watching = Stream.of(port, otherPort)
                    .map(instance -> CompletableFuture.supplyAsync(() -> watch(instance, token, job)))
                    .toList();

            Jobs.awaitProducts(client, job, 2, PATIENCE);
            restartTemporalAfterAKill();
            Jobs.awaitProducts(client, job, 5, PATIENCE);
            victim.kill();

            assertThat(Jobs.awaitEnd(client, job, PATIENCE)).matches(JobStatus::completed);
            assertThat(client.products(job)).hasSize(PRODUCTS).allMatch(product -> product.status()
                    .equals("completed"));
            assertThat(survivor.isAlive()).isTrue();
            watching.forEach(messages -> assertThatProgressReachedTheEnd(messages.join()));
            Thread.sleep(3_000);
            assertThat(events.take())
                    .extracting(EventObserver.Event::routingKey)
                    .containsExactly("training.completed");
        }
    }

    private static String url(int port) {
        return "http://127.0.0.1:" + port;
    }

    private static List<JsonNode> watch(int port, String token, UUID job) {
        try {
            return ProgressSocket.messagesUntilTheEnd(url(port), token, job, PATIENCE);
        } catch (Exception e) {
            throw new IllegalStateException("the socket at port " + port + " broke", e);
        }
    }

    private static void assertThatProgressReachedTheEnd(List<JsonNode> messages) {
        assertThat(messages).hasSizeGreaterThan(2);
        assertThat(messages)
                .extracting(
                        message -> message.path("progress").path("percentage").asInt())
                .isSorted()
                .endsWith(100);
        assertThat(messages.get(messages.size() - 1).path("type").asString()).isEqualTo("training_completed");
    }

    private void restartTemporalAfterAKill() throws Exception {
        long pid = Long.parseLong(Files.readString(folder.resolve("data/temporal/server.pid")));
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        server.destroyForcibly();
        server.onExit().get();
        Thread.sleep(1_000);
        restarted = TemporalServer.start(data, settings);
    }

    private TemporalServer restarted;

    @AfterEach
    void stopTheRestartedServer() {
        if (restarted != null) {
            restarted.close();
        }
    }

    private ServiceProcess launch(Class<?> mainClass, String portVariable, int port) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "DATABASE_URL", parts.databaseUrl(),
                "RABBITMQ_URL", parts.rabbitmqUrl(),
                "TEMPORAL_ADDRESS", parts.temporal().address(),
                "MODEL_STORAGE_PATH", data.folder("models").toString(),
                "JWT_SECRET", SECRET));
        environment.put(portVariable, Integer.toString(port));
        return ServiceProcess.launch(mainClass, environment, folder.resolve(portVariable + port + ".log"));
    }

    private static String token() {
        return new AccessTokens(SECRET, null).sign(UUID.randomUUID(), "test", Instant.now());
    }
}
