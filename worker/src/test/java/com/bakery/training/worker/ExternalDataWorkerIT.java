package com.bakery.training.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.artifact.ArtifactStores;
import com.bakery.training.registry.artifact.Gzip;
import com.bakery.training.registry.job.Job;
import com.bakery.training.registry.job.JobStatus;
import com.bakery.training.registry.job.NewJob;
import com.bakery.training.registry.log.LogEntry;
import com.bakery.training.registry.log.LogLevel;
import com.bakery.training.registry.model.ModelArtifact;
import com.bakery.training.registry.model.TrainedModel;
import com.bakery.training.registry.paging.PageRequest;
import com.bakery.training.registry.sales.SaleRow;
import com.bakery.training.registry.settings.TenantSettings;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.testserver.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** From uploaded sales and two variables to what the trained model reads: the whole worker process, with weather from a server that speaks like Open-Meteo. */
@Timeout(180)
class ExternalDataWorkerIT {
    private static final UUID TENANT = UUID.randomUUID();
    private static final int DAYS = 170;
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();

    @Test
    void theTrainedModelReadsTheWeatherAndTheNextJobAsksNobody() throws Exception {
        int temporalPort = TestBroker.freePort();
        int brokerPort = TestBroker.freePort();
        HttpServer weather = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        weather.createContext("/v1/", this::answer);
        weather.start();
        try (var database = RegistryDatabase.open();
                var temporal = TestServer.createPortBoundServer(temporalPort);
                var broker = new TestBroker(brokerPort, folder);
                ConfigurableApplicationContext worker = start(
                        database.url(),
                        temporalPort,
                        brokerPort,
                        weather.getAddress().getPort())) {
            assertThat(List.of(temporal, broker)).doesNotContainNull();
            TestRegistry registry = database.registry();
            UUID roll = shop(registry);

            Job first = ended(registry, registry.pendingJob(TENANT));

            assertThat(first.status()).isEqualTo(JobStatus.COMPLETED);
            TrainedModel model = registry.modelRows.deployed(TENANT, roll).orElseThrow();
            assertThat(features(registry, model)).containsPattern("\"number: temperature\"[^}]*\"pooled\"");
            assertThat(asked).hasSize(2);
            // traffic's address answers nobody: the job is trained all the same, and says so
            assertThat(warnings(registry, first)).anyMatch(line -> line.startsWith("traffic: it cannot be reached"));
            MeterRegistry metrics = worker.getBean(MeterRegistry.class);
            assertThat(metrics.get("external_requests")
                            .tags("source", "weather", "outcome", "ok")
                            .counter()
                            .count())
                    .isEqualTo(2);
            assertThat(metrics.get("external_requests")
                            .tags("source", "traffic", "outcome", "unreachable")
                            .counter()
                            .count())
                    .isPositive();

            Job second = ended(
                    registry,
                    registry.intake.insert(NewJob.allProducts(TENANT, "again")).jobId());
            assertThat(second.productsSkipped()).isEqualTo(1);
            assertThat(asked).hasSize(2);
        } finally {
            weather.stop(0);
        }
    }

    private UUID shop(TestRegistry registry) {
        UUID roll = registry.product(TENANT, "Roll", 1, 0);
        registry.sales.upsert(
                TENANT,
                IntStream.rangeClosed(1, DAYS)
                        .mapToObj(back -> today.minusDays(back))
                        .map(day -> new SaleRow(
                                roll, day, 20 + 3 * day.getDayOfWeek().getValue() + temperature(day), null, null))
                        .toList());
        registry.settings.save(TENANT, new TenantSettings("ES", "MD", 40.42, -3.7, "Madrid", "Europe/Madrid"));
        return roll;
    }

    private static double temperature(LocalDate day) {
        return Math.floorMod(day.toEpochDay() * 37, 23);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        asked.add(exchange.getRequestURI().getPath());
        long from = LocalDate.parse(query.replaceAll(".*start_date=([-0-9]+).*", "$1"))
                .toEpochDay();
        long to = LocalDate.parse(query.replaceAll(".*end_date=([-0-9]+).*", "$1"))
                .toEpochDay();
        String body = "{\"daily\":{\"time\":[" + list(from, to, day -> "\"" + LocalDate.ofEpochDay(day) + "\"")
                + "],\"temperature_2m_mean\":["
                + list(from, to, day -> Double.toString(temperature(LocalDate.ofEpochDay(day)))) + "]}}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String list(long from, long to, LongFunction<String> item) {
        return java.util.stream.LongStream.rangeClosed(from, to).mapToObj(item).collect(Collectors.joining(","));
    }

    private String features(TestRegistry registry, TrainedModel model) {
        ModelArtifact list = registry.modelRows.artifacts(TENANT, model.id()).stream()
                .filter(artifact -> artifact.type().equals("feature_list"))
                .findFirst()
                .orElseThrow();
        byte[] stored = ArtifactStores.open(folder.resolve("models").toString(), name -> null)
                .read(list.key(), list.sha256(), 10_000_000);
        return new String(Gzip.content(list.key(), stored, 10_000_000), StandardCharsets.UTF_8);
    }

    private static List<String> warnings(TestRegistry registry, Job job) {
        return registry.log.list(TENANT, job.id(), PageRequest.first(500)).items().stream()
                .filter(entry -> entry.level() == LogLevel.WARNING)
                .map(LogEntry::message)
                .toList();
    }

    private static Job ended(TestRegistry registry, UUID jobId) throws InterruptedException {
        Instant giveUp = Instant.now().plusSeconds(120);
        while (Instant.now().isBefore(giveUp)) {
            Job job = registry.jobs.find(TENANT, jobId).orElseThrow();
            if (job.status() != JobStatus.PENDING && job.status() != JobStatus.RUNNING) {
                return job;
            }
            Thread.sleep(200);
        }
        throw new AssertionError("The job did not end in time");
    }

    private ConfigurableApplicationContext start(String database, int temporalPort, int brokerPort, int weatherPort)
            throws IOException {
        SpringApplication application = WorkerApplication.application(new HashMap<>(Map.of("DATABASE_URL", database)));
        return application.run(
                "--WORKER_PORT=0",
                "--TEMPORAL_ADDRESS=127.0.0.1:" + temporalPort,
                "--RABBITMQ_URL=amqp://guest:guest@127.0.0.1:" + brokerPort + "/",
                "--MODEL_STORAGE_PATH=" + folder.resolve("models"),
                "--WEATHER_URL=http://127.0.0.1:" + weatherPort,
                "--TRAFFIC_URL=http://127.0.0.1:" + TestBroker.freePort() + "/{month}.csv");
    }
}
