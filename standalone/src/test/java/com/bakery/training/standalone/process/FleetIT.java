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
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One api and two workers as processes of their own, on the real Temporal server; server and a worker are killed in mid-job. */
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
        try (ServiceProcess api = launch(ApiApplication.class, "PORT", port);
                ServiceProcess survivor =
                        launch(WorkerApplication.class, "WORKER_PORT", StandaloneUnderTest.freePort());
                ServiceProcess victim =
                        launch(WorkerApplication.class, "WORKER_PORT", StandaloneUnderTest.freePort())) {
            api.awaitHealthy(port);
            EventObserver events = new EventObserver(parts.rabbitmqUrl());
            events.observe();
            TrainingClient client = new TrainingClient("http://127.0.0.1:" + port, token());
            client.uploadSales(SyntheticSales.csv(PRODUCTS, 200, 7));
            UUID job = client.start("Fleet", false);

            Jobs.awaitProducts(client, job, 2, PATIENCE);
            restartTemporalAfterAKill();
            Jobs.awaitProducts(client, job, 5, PATIENCE);
            victim.kill();

            assertThat(Jobs.awaitEnd(client, job, PATIENCE)).matches(JobStatus::completed);
            assertThat(client.products(job)).hasSize(PRODUCTS).allMatch(product -> product.status()
                    .equals("completed"));
            assertThat(survivor.isAlive()).isTrue();
            Thread.sleep(3_000);
            assertThat(events.take())
                    .extracting(EventObserver.Event::routingKey)
                    .containsExactly("training.completed");
        }
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
