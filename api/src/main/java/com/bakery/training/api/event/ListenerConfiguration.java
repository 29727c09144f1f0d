package com.bakery.training.api.event;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.ImmediateRequeueAmqpException;
import org.springframework.amqp.rabbit.config.SimpleRabbitListenerContainerFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How messages are fetched: few at a time, put back after a pause when the database is away, never rejected. */
@Configuration(proxyBeanMethods = false)
class ListenerConfiguration {
    private static final Logger log = LoggerFactory.getLogger(ListenerConfiguration.class);
    private static final int PREFETCH = 10;

    /** Without it a message whose database is away would come back thousands of times a second. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    @Bean
    SimpleRabbitListenerContainerFactory eventListeners(ConnectionFactory connections) {
        SimpleRabbitListenerContainerFactory factory = new SimpleRabbitListenerContainerFactory();
        factory.setConnectionFactory(connections);
        factory.setPrefetchCount(PREFETCH);
        factory.setDefaultRequeueRejected(true);
        factory.setMissingQueuesFatal(false);
        factory.setErrorHandler(ListenerConfiguration::putBack);
        return factory;
    }

    private static void putBack(Throwable failure) {
        log.warn("Could not consume a message; it goes back into its queue", failure);
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ImmediateRequeueAmqpException("again later", failure);
    }
}
