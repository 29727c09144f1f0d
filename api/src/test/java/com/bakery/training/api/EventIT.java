package com.bakery.training.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.job.Job;
import com.bakery.training.registry.job.JobFilter;
import com.bakery.training.registry.paging.PageRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** Consumed messages over a real broker. */
class EventIT {
    private static final String IMPORTED = "sales.data.imported";
    private static final String REQUESTED = "training.requested";

    private static RegistryDatabase database;
    private static Broker broker;
    private static ApiProcess api;
    private static RabbitTemplate rabbit;

    private final UUID tenant = UUID.randomUUID();
    private final TestRegistry registry = api.registry();
    private UUID bagel;

    @BeforeAll
    static void start() throws Exception {
        database = RegistryDatabase.open();
        broker = Broker.start();
        api = ApiProcess.start(database, Map.of("RABBITMQ_URL", broker.url()));
        rabbit = api.bean("rabbitTemplate", RabbitTemplate.class);
    }

    @AfterAll
    static void stop() {
        api.close();
        broker.close();
        database.close();
    }

    @BeforeEach
    void sell() {
        bagel = registry.product(tenant, "Bagel", 3, 40);
    }

    @Test
    void aRequestBecomesAJobOnceHoweverOftenItIsDelivered() {
        String message =
                """
                {"event_id":"e-1","tenant_id":"%s","product_ids":["%s"],"job_name":"Weekly","priority":7,"force":true,
                 "timestamp":"2026-01-01T00:00:00Z","unknown":{}}
                """
                        .formatted(tenant, bagel);
        send("orchestrator", REQUESTED, message);
        send("orchestrator", REQUESTED, message);
        settle("orchestrator", REQUESTED);
        List<Job> jobs = jobs();
        assertThat(jobs).hasSize(1);
        assertThat(jobs.get(0).name()).isEqualTo("Weekly");
        assertThat(jobs.get(0).priority()).isEqualTo(7);
        assertThat(jobs.get(0).force()).isTrue();
        assertThat(jobs.get(0).productsToTrain()).containsExactly(bagel.toString());
    }

    @Test
    void importsJoinAWaitingJobInsteadOfPilingUp() {
        for (int number = 0; number < 3; number++) {
            send(
                    "sales",
                    IMPORTED,
                    "{\"event_id\":\"i-%d\",\"tenant_id\":\"%s\",\"product_ids\":null}".formatted(number, tenant));
        }
        settle("sales", IMPORTED);
        assertThat(jobs()).hasSize(1);
    }

    @Test
    void whatCanNotBeReadIsSetAsideWithItsReason() {
        for (String unusable : List.of(
                "not json",
                "null",
                "{\"tenant_id\":\"%s\"}".formatted(tenant),
                "{\"event_id\":\"u-1\"}",
                "{\"event_id\":\"u-2\",\"tenant_id\":\"no-uuid\"}",
                "{\"event_id\":\"u-3\",\"tenant_id\":\"%s\",\"priority\":99}".formatted(tenant),
                "{\"event_id\":\"u-4\",\"tenant_id\":\"%s\",\"product_ids\":[\"%s\"]}"
                        .formatted(tenant, UUID.randomUUID()))) {
            send("orchestrator", REQUESTED, unusable);
            Message dead = rabbit.receive("training.dead-letters", 10_000);
            assertThat(dead).as(unusable).isNotNull();
            assertThat(new String(dead.getBody(), StandardCharsets.UTF_8)).isEqualTo(unusable);
            assertThat((String) dead.getMessageProperties().getHeader("reason")).isNotBlank();
            assertThat((String) dead.getMessageProperties().getHeader("queue")).isEqualTo("training.requests");
        }
        assertThat(jobs()).isEmpty();
    }

    /** Messages of one queue are consumed in order: when a marker sent behind them is set aside, they are done. */
    private static void settle(String exchange, String key) {
        send(exchange, key, "marker");
        assertThat(rabbit.receive("training.dead-letters", 10_000)).isNotNull();
    }

    private static void send(String exchange, String key, String body) {
        rabbit.send(exchange, key, new Message(body.getBytes(StandardCharsets.UTF_8), new MessageProperties()));
    }

    private List<Job> jobs() {
        return registry.jobs
                .history(tenant, JobFilter.ALL, PageRequest.first(10))
                .items();
    }
}
