package com.bakery.training.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.Together;
import com.bakery.training.registry.job.Job;
import com.bakery.training.registry.job.JobFilter;
import com.bakery.training.registry.job.JobOrigin;
import com.bakery.training.registry.job.NewJob;
import com.bakery.training.registry.paging.PageRequest;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.config.RabbitListenerConfigUtils;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.RabbitListenerEndpointRegistry;

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
                "{\"event_id\":\"u-5\",\"tenant_id\":\"%s\",\"priority\":\"high\"}".formatted(tenant),
                "{\"event_id\":\"u-6\",\"tenant_id\":\"%s\",\"priority\":1.5}".formatted(tenant),
                "{\"event_id\":\"u-7\",\"tenant_id\":\"%s\",\"force\":\"yes\"}".formatted(tenant),
                "{\"event_id\":\"u-8\",\"tenant_id\":\"%s\",\"product_ids\":\"all\"}".formatted(tenant),
                "{\"event_id\":\"u-9\",\"tenant_id\":\"%s\",\"product_ids\":[null]}".formatted(tenant),
                "{\"event_id\":\"u-10\",\"tenant_id\":\"%s\",\"product_ids\":[]}".formatted(tenant),
                "{\"event_id\":\"u-11\",\"tenant_id\":\"%s\",\"job_name\":\"a\\u0000b\"}".formatted(tenant),
                "{\"event_id\":\"u\\u000012\",\"tenant_id\":\"%s\"}".formatted(tenant),
                "{\"event_id\":{\"id\":1},\"tenant_id\":\"%s\"}".formatted(tenant),
                "[".repeat(5_000),
                "{\"event_id\":\"u-13\",\"tenant_id\":\"%s\"}".formatted(UUID.randomUUID()),
                "{\"event_id\":\"u-14\",\"tenant_id\":\"%s\",\"job_name\":\"a\\nb\"}".formatted(tenant),
                "{\"event_id\":\"u-15\",\"tenant_id\":\"%s\",\"unknown\":[%s0]}"
                        .formatted(tenant, "0,".repeat(600_000)),
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

    /** The consumer committed its job and died before it could say so: the broker delivers again. */
    @Test
    void aMessageThatComesBackAfterACrashMakesNoSecondJob() throws Exception {
        var listeners = api.bean(
                RabbitListenerConfigUtils.RABBIT_LISTENER_ENDPOINT_REGISTRY_BEAN_NAME,
                RabbitListenerEndpointRegistry.class);
        listeners.stop();
        String message = "{\"event_id\":\"c-1\",\"tenant_id\":\"%s\"}".formatted(tenant);
        send("orchestrator", REQUESTED, message);
        ConnectionFactory factory = new ConnectionFactory();
        factory.setUri(broker.url());
        Connection dying = factory.newConnection();
        GetResponse taken = dying.createChannel().basicGet("training.requests", false);
        assertThat(new String(taken.getBody(), StandardCharsets.UTF_8)).isEqualTo(message);
        registry.intake.insert(new NewJob(tenant, null, null, 0, false, null, null, JobOrigin.EVENT, null, "c-1"));
        dying.abort();

        listeners.start();
        settle("orchestrator", REQUESTED);

        assertThat(jobs()).hasSize(1);
    }

    @Test
    void twoInstancesMakeOneJobOfEachEventInWhateverOrderTheyCome() throws Exception {
        List<String> events = IntStream.range(0, 20)
                .mapToObj(number ->
                        "{\"event_id\":\"t-%d\",\"tenant_id\":\"%s\",\"timestamp\":\"2026-01-%02dT00:00:00Z\"}"
                                .formatted(number, tenant, 28 - number))
                .toList();
        List<String> again = new ArrayList<>(events);
        Collections.reverse(again);
        try (ApiProcess second = ApiProcess.start(database, Map.of("RABBITMQ_URL", broker.url()))) {
            assertThat(second.port()).isPositive();
            Together.run(2, () -> {
                events.forEach(event -> send("orchestrator", REQUESTED, event));
                again.forEach(event -> send("orchestrator", REQUESTED, event));
                return true;
            });
            await(events.size());
        }
        settle("orchestrator", REQUESTED);

        assertThat(jobs()).hasSize(events.size());
    }

    @Test
    void anImportThatWasTakenInComesBackAfterItsJobHasEnded() throws InterruptedException {
        UUID job = registry.pendingJob(tenant);
        String message = "{\"event_id\":\"j-1\",\"tenant_id\":\"%s\"}".formatted(tenant);
        send("sales", IMPORTED, message);
        settle("sales", IMPORTED);
        assertThat(jobs()).extracting(Job::id).containsExactly(job);
        registry.jobs.requestStop(tenant, job); // a pending one ends at once

        send("sales", IMPORTED, message);
        settle("sales", IMPORTED);
        assertThat(jobs()).as("the same event").hasSize(1);

        send("sales", IMPORTED, message.replace("j-1", "j-2"));
        // a consumer of a process that was just closed may have had it first: then it comes behind what was sent after
        // it
        await(2);
        assertThat(jobs()).as("a later one").hasSize(2);
    }

    /** Messages of one queue are consumed in order: when a marker sent behind them is set aside, they are done. */
    private static void settle(String exchange, String key) {
        send(exchange, key, "marker");
        assertThat(rabbit.receive("training.dead-letters", 10_000)).isNotNull();
    }

    private static void send(String exchange, String key, String body) {
        rabbit.send(exchange, key, new Message(body.getBytes(StandardCharsets.UTF_8), new MessageProperties()));
    }

    private void await(int jobs) throws InterruptedException {
        for (int tries = 0; tries < 200 && jobs().size() < jobs; tries++) {
            Thread.sleep(50);
        }
    }

    private List<Job> jobs() {
        return registry.jobs
                .history(tenant, JobFilter.ALL, PageRequest.first(100))
                .items();
    }
}
