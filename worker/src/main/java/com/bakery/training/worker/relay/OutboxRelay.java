package com.bakery.training.worker.relay;

import com.bakery.training.registry.event.OutboxEvent;
import com.bakery.training.registry.event.OutboxRepository;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries waiting events to the broker. Any number of relays may run; an event whose relay dies is published again by another
 * one under the same id. While the broker is away, events wait longer and longer, up to half a minute.
 */
public final class OutboxRelay {
    private static final int BATCH = 100;

    /** Longer than publishing and confirming a batch may take. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);
    private static final int MAX_DOUBLINGS = 5;
    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    private final OutboxRepository outbox;
    private final EventPublisher publisher;

    public OutboxRelay(OutboxRepository outbox, EventPublisher publisher) {
        this.outbox = outbox;
        this.publisher = publisher;
    }

    /** Publishes batches until nothing waits or the broker refuses something. */
    public void relay() {
        List<OutboxEvent> batch = outbox.claim(BATCH, LEASE);
        while (!batch.isEmpty() && relayed(batch)) {
            batch = outbox.claim(BATCH, LEASE);
        }
    }

    /** Whether the broker confirmed all of them. */
    private boolean relayed(List<OutboxEvent> batch) {
        PublishResult result = publisher.publish(batch);
        List<UUID> confirmed = new ArrayList<>(result.confirmed());
        if (!confirmed.isEmpty()) {
            outbox.markPublished(confirmed);
            log.debug("Published {} events", confirmed.size());
        }
        if (result.error() != null) {
            List<OutboxEvent> waiting = batch.stream()
                    .filter(event -> !confirmed.contains(event.id()))
                    .toList();
            postpone(waiting, result.error());
        }
        return result.error() == null;
    }

    private void postpone(List<OutboxEvent> waiting, String error) {
        int attempts = waiting.stream().mapToInt(OutboxEvent::attempts).min().orElse(0);
        Duration backoff = backoff(attempts);
        log.warn("{} events wait {} s for the broker: {}", waiting.size(), backoff.toSeconds(), error);
        outbox.markFailed(waiting.stream().map(OutboxEvent::id).toList(), error, backoff);
    }

    /** 1, 2, 4 … 30 seconds. */
    static Duration backoff(int attempts) {
        Duration doubled = FIRST_BACKOFF.multipliedBy(1L << Math.min(attempts, MAX_DOUBLINGS));
        return doubled.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : doubled;
    }
}
