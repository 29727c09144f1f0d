package com.bakery.training.worker.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.event.OutboxRepository;
import com.bakery.training.worker.TestBroker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** The relay over a real outbox and a real broker. */
@Timeout(120)
class OutboxRelayIT {
    private static final String QUEUE = "listener";

    @TempDir
    private Path folder;

    private final RegistryDatabase database = RegistryDatabase.open();
    private final UUID tenant = UUID.randomUUID();
    private final UUID job = UUID.randomUUID();
    private CachingConnectionFactory connections;
    private RabbitTemplate template;
    private OutboxRelay relay;
    private int port;
    private @Nullable TestBroker broker;

    @BeforeEach
    void connect() throws Exception {
        port = TestBroker.freePort();
        connections = new CachingConnectionFactory("127.0.0.1", port);
        connections.setUsername("guest");
        connections.setPassword("guest");
        connections.setPublisherConfirmType(CachingConnectionFactory.ConfirmType.CORRELATED);
        template = new RabbitTemplate(connections);
        relay = new OutboxRelay(
                new OutboxRepository(database.transactions()),
                new AmqpEventPublisher(template, Duration.ofSeconds(10)));
        database.superuser()
                .sql("INSERT INTO training_job_queue (id, tenant_id, status) VALUES (?, ?, 'completed')")
                .params(job, tenant)
                .update();
    }

    @AfterEach
    void close() {
        connections.destroy();
        if (broker != null) {
            broker.close();
        }
        database.close();
    }

    @Test
    void anEventArrivesPersistentUnderItsOwnIdAndIsPublishedOnce() throws Exception {
        startBroker();
        UUID event = insert("training.completed", "{\"event_type\":\"training_completed\",\"job_name\":\"Año\"}");

        relay.relay();
        relay.relay();

        Message message = template.receive(QUEUE, 5_000);
        assertThat(message.getMessageProperties().getMessageId()).isEqualTo(event.toString());
        assertThat(message.getMessageProperties().getReceivedDeliveryMode()).isEqualTo(MessageDeliveryMode.PERSISTENT);
        assertThat(message.getMessageProperties().getReceivedRoutingKey()).isEqualTo("training.completed");
        assertThat(new String(message.getBody(), StandardCharsets.UTF_8))
                .isEqualTo("{\"event_type\":\"training_completed\",\"job_name\":\"Año\"}");
        assertThat(template.receive(QUEUE, 200)).isNull();
        assertThat(waiting()).isZero();
    }

    @Test
    void theEventsOfAJobArriveInTheirOrder() throws Exception {
        startBroker();
        for (int product = 0; product < 250; product++) {
            insert("training.failed", "{\"product\":" + product + "}");
        }

        relay.relay();

        for (int product = 0; product < 250; product++) {
            assertThat(template.receive(QUEUE, 5_000).getBody()).asString().isEqualTo("{\"product\":" + product + "}");
        }
    }

    @Test
    void whatNobodyListensToIsPublishedAllTheSame() throws Exception {
        startBroker();
        insert("training.unheard", "{}");

        relay.relay();

        assertThat(waiting()).isZero();
    }

    @Test
    void eventsWaitForABrokerThatIsAway() throws Exception {
        UUID event = insert("training.failed", "{}");

        relay.relay();

        assertThat(waiting()).isEqualTo(1);
        assertThat(database.superuser()
                        .sql("SELECT last_error FROM outbox")
                        .query(String.class)
                        .single())
                .contains("Connection refused");
        startBroker();
        Thread.sleep(1_100);
        relay.relay();
        assertThat(template.receive(QUEUE, 5_000).getMessageProperties().getMessageId())
                .isEqualTo(event.toString());
        assertThat(waiting()).isZero();
    }

    private void startBroker() throws Exception {
        broker = new TestBroker(port, folder);
        RabbitAdmin admin = new RabbitAdmin(connections);
        TopicExchange exchange = new RelayConfiguration().trainingExchange();
        Queue queue = new Queue(QUEUE, true, false, false);
        admin.declareExchange(exchange);
        admin.declareQueue(queue);
        admin.declareBinding(BindingBuilder.bind(queue).to(exchange).with("training.completed"));
        admin.declareBinding(BindingBuilder.bind(queue).to(exchange).with("training.failed"));
    }

    private UUID insert(String routingKey, String payload) {
        UUID id = UUID.randomUUID();
        database.superuser()
                .sql(
                        """
                        INSERT INTO outbox (id, tenant_id, job_id, exchange, routing_key, event_key, payload)
                        VALUES (?, ?, ?, 'training', ?, ?, CAST(? AS json))
                        """)
                .params(id, tenant, job, routingKey, id.toString(), payload)
                .update();
        return id;
    }

    private int waiting() {
        return new OutboxRepository(database.transactions()).waiting();
    }
}
