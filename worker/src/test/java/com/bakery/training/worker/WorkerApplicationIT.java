package com.bakery.training.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.job.Job;
import com.bakery.training.registry.job.JobStatus;
import com.bakery.training.registry.job.ProductStatus;
import com.bakery.training.registry.job.ProductTraining;
import com.bakery.training.registry.paging.PageRequest;
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
import java.util.ArrayList;
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
    void oneJobAtATimeAndItsProductsOneByOneBestSellingFirst() throws Exception {
        int temporalPort = TestBroker.freePort();
        int brokerPort = TestBroker.freePort();
        UUID neighbour = UUID.randomUUID();
        try (var database = RegistryDatabase.open();
                var temporal = TestServer.createPortBoundServer(temporalPort);
                var broker = new TestBroker(brokerPort, folder)) {
            assertThat(temporal).isNotNull();
            assertThat(broker).isNotNull();
            TestRegistry registry = database.registry();
            weekly(registry, TENANT, "Least", 1);
            weekly(registry, TENANT, "Most", 9);
            weekly(registry, TENANT, "Middle", 4);
            weekly(registry, neighbour, "Brezel", 2);
            try (var worker = start(
                    database.url(),
                    temporalPort,
                    brokerPort,
                    "--MAX_CONCURRENT_JOBS=1",
                    "--MAX_PARALLEL_PRODUCTS_PER_JOB=1")) {
                UUID first = registry.pendingJob(TENANT);
                UUID second = registry.pendingJob(neighbour);

                assertThat(ended(registry, neighbour, second).startedAt())
                        .isAfterOrEqualTo(ended(registry, first).completedAt());
                assertThatEachWasTrainedAfterTheOther(registry, first, "Most", "Middle", "Least");
                assertThat(worker.isRunning()).isTrue();
            }
        }
    }

    @Test
    void aJobBeyondItsTimeFailsAndItsRetryKeepsWhatItHas() throws Exception {
        int temporalPort = TestBroker.freePort();
        int brokerPort = TestBroker.freePort();
        try (var database = RegistryDatabase.open();
                var temporal = TestServer.createPortBoundServer(temporalPort);
                var broker = new TestBroker(brokerPort, folder)) {
            assertThat(temporal).isNotNull();
            assertThat(broker).isNotNull();
            TestRegistry registry = database.registry();
            for (int product = 0; product < 60; product++) {
                weekly(registry, TENANT, "Product " + product, 1);
            }
            try (var worker =
                    start(database.url(), temporalPort, brokerPort, "--training.worker.max-training-time=4s")) {
                Job late = ended(registry, registry.pendingJob(TENANT));

                assertThat(late.status()).isEqualTo(JobStatus.FAILED);
                assertThat(late.errorType()).isEqualTo("DeadlineExceededError");
                assertThat(Duration.between(late.startedAt(), late.completedAt()))
                        .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(20));
                Job again = registry.runs.retry(TENANT, late.id());
                assertThat(again.productsCompleted())
                        .as("what is registered stays")
                        .isEqualTo(late.productsCompleted())
                        .isLessThan(60);
                assertThat(worker.isRunning()).isTrue();
            }
        }
    }

    private static void assertThatEachWasTrainedAfterTheOther(TestRegistry registry, UUID job, String... names) {
        List<ProductTraining> products =
                registry.trainings.list(TENANT, job, PageRequest.first(10)).items();
        assertThat(products).extracting(ProductTraining::productName).containsExactly(names);
        assertThat(products).extracting(ProductTraining::status).containsOnly(ProductStatus.COMPLETED);
        for (int next = 1; next < products.size(); next++) {
            assertThat(products.get(next).startedAt())
                    .isAfterOrEqualTo(products.get(next - 1).completedAt());
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

    private static UUID baguette(TestRegistry registry) {
        return weekly(registry, TENANT, "Baguette", 1);
    }

    /** Two hundred days with a weekly rhythm. */
    private static UUID weekly(TestRegistry registry, UUID tenant, String name, int scale) {
        UUID id = registry.product(tenant, name, 1, 1);
        registry.sales.upsert(
                tenant,
                IntStream.range(0, 200)
                        .mapToObj(day -> new SaleRow(
                                id,
                                TestRegistry.FIRST_DAY.plusDays(day),
                                scale * (20 + 5 * (day % 7) + day % 3),
                                null,
                                null))
                        .toList());
        return id;
    }

    private static Job ended(TestRegistry registry, UUID jobId) throws InterruptedException {
        return ended(registry, TENANT, jobId);
    }

    private static Job ended(TestRegistry registry, UUID tenant, UUID jobId) throws InterruptedException {
        Instant giveUp = Instant.now().plusSeconds(100);
        while (Instant.now().isBefore(giveUp)) {
            Job job = registry.jobs.find(tenant, jobId).orElseThrow();
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

    private ConfigurableApplicationContext start(String database, int temporalPort, int brokerPort, String... more) {
        SpringApplication application = WorkerApplication.application(new HashMap<>(Map.of("DATABASE_URL", database)));
        List<String> arguments = new ArrayList<>(List.of(
                "--WORKER_PORT=0",
                "--TEMPORAL_ADDRESS=127.0.0.1:" + temporalPort,
                "--RABBITMQ_URL=amqp://guest:guest@127.0.0.1:" + brokerPort + "/",
                "--MODEL_STORAGE_PATH=" + folder.resolve("models")));
        arguments.addAll(List.of(more));
        return application.run(arguments.toArray(String[]::new));
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
