package com.bakery.training.worker.relay;

import com.bakery.training.registry.event.OutboxEvent;
import java.util.List;

/** Hands events to a broker. */
@FunctionalInterface
public interface EventPublisher {

    /**
     * Publishes in this order and waits, for a bounded time, until the broker has taken responsibility.
     *
     * @return what was confirmed; never throws for a broker that is away
     */
    PublishResult publish(List<OutboxEvent> events);
}
