package com.bakery.training.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.job.Job;
import com.bakery.training.registry.job.JobStatus;
import com.bakery.training.registry.sales.SaleRow;
import io.temporal.testserver.TestServer;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The process as it is started, over a real database, broker and Temporal port. */
@Timeout(180)
class WorkerApplicationIT {
    private static final UUID TENANT = UUID.randomUUID();

    @TempDir
    private Path folder;

    @Test
    void trainsAJobAndTellsTheWorld() throws Exception {
        int temporalPort = TestBroker.freePort();
        int brokerPort = TestBroker.freePort();
        try (var database = RegistryDatabase.open();
                var temporal = TestServer.createPortBoundServer(temporalPort);
                var broker = new TestBroker(brokerPort, folder);
                ConfigurableApplicationContext worker = start(database.url(), temporalPort, brokerPort)) {
            assertThat(temporal).isNotNull();
            assertThat(broker).isNotNull();
            TestRegistry registry = database.registry();
            UUID baguette = baguette(registry);
            registry.product(TENANT, "Croissant", 4, 15);

            Job job = ended(registry, registry.pendingJob(TENANT));

            assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
            assertThat(List.of(job.productsTotal(), job.productsCompleted(), job.productsFailed()))
                    .containsExactly(2, 1, 1);
            assertThat(registry.modelRows.deployed(TENANT, baguette)).isPresent();
            assertThat(published(database)).containsExactly("training.failed", "training.completed");
            // two seconds on an idle machine; here only that no event waits for a restart or a slow timer
            assertThat(millisToBroker(database)).isLessThan(15_000);
            assertThat(get(worker, "/actuator/health/readiness")).contains("UP");
            assertThat(get(worker, "/actuator/prometheus"))
                    .contains(
                            "training_jobs_total{status=\"completed\",tenant_id=\"" + TENANT + "\"} 1.0",
                            "models_trained_total{product_category=\"none\",tenant_id=\"" + TENANT + "\"} 1.0",
                            "hikaricp_connections",
                            "temporal_");
        }
    }

    @Test
    void aDatabaseThatStaysAwayEndsTheStartWithItsAddress() throws Exception {
        int port = TestBroker.freePort();
        SpringApplication application = WorkerApplication.application(
                Map.of("DATABASE_URL", "postgresql://training:secret@127.0.0.1:" + port + "/training"));

        assertThatThrownBy(() -> application.run(
                        "--WORKER_PORT=0",
                        "--spring.flyway.connect-retries=1",
                        "--spring.flyway.connect-retries-interval=1s"))
                .rootCause()
                .isInstanceOf(ConnectException.class);
    }

    /** Two hundred days with a weekly rhythm. */
    private static UUID baguette(TestRegistry registry) {
        UUID id = registry.product(TENANT, "Baguette", 1, 1);
        registry.sales.upsert(
                TENANT,
                IntStream.range(0, 200)
                        .mapToObj(day -> new SaleRow(
                                id, TestRegistry.FIRST_DAY.plusDays(day), 20 + 5 * (day % 7) + day % 3, null, null))
                        .toList());
        return id;
    }

    private static Job ended(TestRegistry registry, UUID jobId) throws InterruptedException {
        Instant giveUp = Instant.now().plusSeconds(100);
        while (Instant.now().isBefore(giveUp)) {
            Job job = registry.jobs.find(TENANT, jobId).orElseThrow();
            if (job.status() != JobStatus.PENDING && job.status() != JobStatus.RUNNING) {
                return job;
            }
            Thread.sleep(200);
        }
        throw new AssertionError("The job did not end in time");
    }

    /** Routing keys of what the broker confirmed, in the order of their writing. */
    private static List<String> published(RegistryDatabase database) throws InterruptedException {
        Instant giveUp = Instant.now().plusSeconds(20);
        while (database.registry().outbox.waiting() > 0 && Instant.now().isBefore(giveUp)) {
            Thread.sleep(50);
        }
        return database.superuser()
                .sql("SELECT routing_key FROM outbox WHERE published_at IS NOT NULL ORDER BY seq")
                .query(String.class)
                .list();
    }

    private static int millisToBroker(RegistryDatabase database) {
        return database.superuser()
                .sql("SELECT max(1000 * extract(epoch FROM published_at - created_at))::int FROM outbox")
                .query(Integer.class)
                .single();
    }

    private ConfigurableApplicationContext start(String database, int temporalPort, int brokerPort) {
        SpringApplication application = WorkerApplication.application(new HashMap<>(Map.of("DATABASE_URL", database)));
        return application.run(
                "--WORKER_PORT=0",
                "--TEMPORAL_ADDRESS=127.0.0.1:" + temporalPort,
                "--RABBITMQ_URL=amqp://guest:guest@127.0.0.1:" + brokerPort + "/",
                "--MODEL_STORAGE_PATH=" + folder.resolve("models"));
    }

    private static String get(ConfigurableApplicationContext worker, String path) throws Exception {
        int port = ((WebServerApplicationContext) worker).getWebServer().getPort();
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .timeout(Duration.ofSeconds(10))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
