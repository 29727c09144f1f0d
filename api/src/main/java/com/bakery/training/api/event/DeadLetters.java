package com.bakery.training.api.event;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.stereotype.Component;

/**
 * Sets unusable messages aside by publishing them to an exchange of our own: rejecting them would loop on one broker and
 * drop them on another.
 */
@Component
class DeadLetters {
    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
    private static final long CONFIRM_SECONDS = 10;
    private static final int MAX_REASON = 500;

    private final RabbitTemplate rabbit;

    DeadLetters(RabbitTemplate rabbit) {
        this.rabbit = rabbit;
    }

    /**
     * Returns once the broker has the message; only then may the original be acknowledged.
     *
     * @throws AmqpException when the broker did not confirm it
     */
    void bury(Message message, String queue, String why) {
        String reason = oneLine(why);
        Message dead = MessageBuilder.fromClonedMessage(message)
                .setDeliveryMode(MessageDeliveryMode.PERSISTENT)
                .setHeader("reason", reason)
                .setHeader("queue", queue)
                .build();
        CorrelationData confirm = new CorrelationData();
        rabbit.send(EventTopology.DEAD_LETTERS, "", dead, confirm);
        await(confirm);
        log.warn("Set aside an unusable message of {}: {}", queue, reason);
    }

    /** The reason quotes the message: it must not forge log lines or outgrow a header. */
    private static String oneLine(String why) {
        String line = why.replaceAll("\\p{Cntrl}+", " ");
        return line.length() > MAX_REASON ? line.substring(0, MAX_REASON) : line;
    }

    private static void await(CorrelationData confirm) {
        try {
            if (!confirm.getFuture().get(CONFIRM_SECONDS, TimeUnit.SECONDS).ack()) {
                throw new AmqpException("The broker did not take a dead letter");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AmqpException("Interrupted before a dead letter was confirmed", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AmqpException("A dead letter was not confirmed", e);
        }
    }
}
