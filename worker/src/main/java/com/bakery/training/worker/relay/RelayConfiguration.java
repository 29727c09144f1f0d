package com.bakery.training.worker.relay;

import com.bakery.training.registry.event.OutboxRepository;
import com.bakery.training.registry.health.PartHealth;
import com.bakery.training.worker.schedule.RepeatingTask;
import java.time.Duration;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The relay and the exchange it publishes to; the exchange is declared again whenever a connection is made. */
@Configuration(proxyBeanMethods = false)
public class RelayConfiguration {
    /** An event is with the broker within two seconds of its commit. */
    private static final Duration PAUSE = Duration.ofMillis(500);

    private static final Duration CONFIRMS = Duration.ofSeconds(10);
    private static final Duration KEPT = Duration.ofDays(30);

    @Bean
    TopicExchange trainingExchange() {
        return new TopicExchange("training", true, false);
    }

    @Bean
    RepeatingTask outboxRelay(OutboxRepository outbox, RabbitTemplate broker) {
        OutboxRelay relay = new OutboxRelay(outbox, new AmqpEventPublisher(broker, CONFIRMS));
        return new RepeatingTask("outbox-relay", PAUSE, relay::relay);
    }

    /** Published events are kept for who asks what was told; nothing reads them. */
    @Bean
    RepeatingTask outboxRetention(OutboxRepository outbox) {
        return new RepeatingTask("outbox-retention", Duration.ofHours(1), () -> outbox.forget(KEPT));
    }

    /** Trainings go on without a broker; their events wait. */
    @Bean
    @ConditionalOnMissingBean(name = "brokerHealthIndicator")
    PartHealth brokerHealthIndicator(ConnectionFactory broker) {
        return PartHealth.helpful("broker", () -> answers(broker));
    }

    private static boolean answers(ConnectionFactory broker) {
        try (Connection connection = broker.createConnection()) {
            if (!connection.isOpen()) {
                throw new IllegalStateException("the connection is closed");
            }
            return true;
        }
    }
}
