package com.bakery.training.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.event.OutboxRepository;
import com.bakery.training.worker.temporal.ActivityObjects;
import com.bakery.training.worker.temporal.TemporalWorkers;
import io.temporal.testserver.TestServer;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The process as it is started, over a real database, broker and Temporal port. */
@Timeout(180)
class WorkerApplicationIT {
    @TempDir
    private Path folder;

    @Test
    void startsShowsItsHealthAndPublishesWithinTwoSeconds() throws Exception {
        int temporalPort = TestBroker.freePort();
        int brokerPort = TestBroker.freePort();
        try (var database = RegistryDatabase.open();
                var temporal = TestServer.createPortBoundServer(temporalPort);
                var broker = new TestBroker(brokerPort, folder);
                ConfigurableApplicationContext worker = start(database.url(), temporalPort, brokerPort)) {
            assertThat(temporal).isNotNull();
            assertThat(broker).isNotNull();

            assertThat(worker.getBean(TemporalWorkers.class).isRunning()).isTrue();
            assertThat(get(worker, "/actuator/health/readiness")).contains("UP");
            assertThat(get(worker, "/actuator/prometheus")).contains("hikaricp_connections", "temporal_");
            assertThat(millisUntilPublished(database, worker.getBean(OutboxRepository.class)))
                    .isLessThan(2_000);
        }
    }

    private ConfigurableApplicationContext start(String database, int temporalPort, int brokerPort) {
        SpringApplication application = WorkerApplication.application(new HashMap<>(Map.of("DATABASE_URL", database)));
        application.addPrimarySources(List.of(FakesInsteadOfActivities.class));
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

    private static long millisUntilPublished(RegistryDatabase database, OutboxRepository outbox) throws Exception {
        UUID job = UUID.randomUUID();
        UUID tenant = UUID.randomUUID();
        database.superuser()
                .sql("INSERT INTO training_job_queue (id, tenant_id, status) VALUES (?, ?, 'completed')")
                .params(job, tenant)
                .update();
        database.superuser()
                .sql(
                        """
                        INSERT INTO outbox (id, tenant_id, job_id, exchange, routing_key, event_key, payload)
                        VALUES (?, ?, ?, 'training', 'training.completed', 'once', '{}')
                        """)
                .params(UUID.randomUUID(), tenant, job)
                .update();
        Instant committed = Instant.now();
        while (outbox.waiting() > 0
                && Duration.between(committed, Instant.now()).toSeconds() < 30) {
            Thread.sleep(20);
        }
        return Duration.between(committed, Instant.now()).toMillis();
    }

    @Configuration(proxyBeanMethods = false)
    static class FakesInsteadOfActivities {
        @Bean
        ActivityObjects activityObjects() {
            return FakeActivities.create();
        }
    }
}
