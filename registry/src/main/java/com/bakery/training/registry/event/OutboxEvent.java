package com.bakery.training.registry.event;

import java.time.Instant;
import java.util.UUID;

/**
 * An event waiting for the broker.
 *
 * @param id the AMQP message_id, the same on every repetition
 * @param payload the JSON body
 * @param attempts publications tried before
 */
public record OutboxEvent(
        UUID id, UUID tenantId, String exchange, String routingKey, String payload, int attempts, Instant createdAt) {}
