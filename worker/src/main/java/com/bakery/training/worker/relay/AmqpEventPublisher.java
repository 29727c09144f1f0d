package com.bakery.training.worker.relay;

import com.bakery.training.registry.event.OutboxEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitOperations;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/**
 * Publishes with publisher confirms, persistent, never mandatory: whether anybody listens is not our failure. The connection
 * factory must have correlated confirms switched on.
 */
public final class AmqpEventPublisher implements EventPublisher {
    private final RabbitTemplate broker;
    private final Duration patience;

    private record Sent(UUID id, CorrelationData receipt) {}

    /** @param patience how long to wait for the confirms of a batch */
    public AmqpEventPublisher(RabbitTemplate broker, Duration patience) {
        this.broker = broker;
        this.patience = patience;
    }

    @Override
    public PublishResult publish(List<OutboxEvent> events) {
        try {
            // One channel for all: the template would take another one for every unconfirmed message, and lose the
            // order.
            PublishResult result = broker.invoke(channel -> publish(channel, events));
            return Objects.requireNonNull(result);
        } catch (AmqpException e) {
            return new PublishResult(List.of(), reason(e));
        }
    }

    private PublishResult publish(RabbitOperations channel, List<OutboxEvent> events) {
        List<Sent> sent = new ArrayList<>();
        String error = null;
        for (OutboxEvent event : events) {
            CorrelationData receipt = new CorrelationData(event.id().toString());
            try {
                channel.send(event.exchange(), event.routingKey(), message(event), receipt);
                sent.add(new Sent(event.id(), receipt));
            } catch (AmqpException e) {
                error = reason(e);
                break;
            }
        }
        return confirmed(sent, error);
    }

    private PublishResult confirmed(List<Sent> sent, @Nullable String sendError) {
        List<UUID> confirmed = new ArrayList<>();
        String error = sendError;
        Instant giveUp = Instant.now().plus(patience);
        for (Sent one : sent) {
            String refusal = refusal(one.receipt(), Duration.between(Instant.now(), giveUp));
            if (refusal == null) {
                confirmed.add(one.id());
            } else {
                error = refusal;
            }
        }
        return new PublishResult(confirmed, error);
    }

    /** Why the broker did not take the message; null if it did. */
    private static @Nullable String refusal(CorrelationData receipt, Duration left) {
        try {
            CorrelationData.Confirm confirm =
                    receipt.getFuture().get(Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS);
            return confirm.ack() ? null : "the broker refused the message: " + confirm.reason();
        } catch (TimeoutException e) {
            return "the broker did not confirm in time";
        } catch (ExecutionException e) {
            return reason(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted while waiting for confirms";
        }
    }

    private static Message message(OutboxEvent event) {
        return MessageBuilder.withBody(event.payload().getBytes(StandardCharsets.UTF_8))
                .setMessageId(event.id().toString())
                .setContentType(MessageProperties.CONTENT_TYPE_JSON)
                .setContentEncoding(StandardCharsets.UTF_8.name())
                .setDeliveryMode(MessageDeliveryMode.PERSISTENT)
                .setTimestamp(Date.from(event.createdAt()))
                .build();
    }

    private static String reason(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
