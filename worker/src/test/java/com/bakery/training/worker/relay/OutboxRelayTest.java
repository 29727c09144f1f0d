package com.bakery.training.worker.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.bakery.training.registry.event.OutboxEvent;
import com.bakery.training.registry.event.OutboxRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OutboxRelayTest {
    private final OutboxRepository outbox = mock(OutboxRepository.class);
    private final OutboxEvent first = event(1, 0);
    private final OutboxEvent second = event(2, 3);

    @Test
    void publishesUntilNothingWaits() {
        when(outbox.claim(anyInt(), any()))
                .thenReturn(List.of(first))
                .thenReturn(List.of(second))
                .thenReturn(List.of());

        new OutboxRelay(outbox, OutboxRelayTest::confirmAll).relay();

        verify(outbox).markPublished(List.of(first.id()));
        verify(outbox).markPublished(List.of(second.id()));
        verify(outbox, never()).markFailed(any(), any(), any());
    }

    @Test
    void whatWasConfirmedIsNeverPublishedAgainAndTheRestWaits() {
        when(outbox.claim(anyInt(), any())).thenReturn(List.of(first, second));

        new OutboxRelay(outbox, events -> new PublishResult(List.of(first.id()), "connection reset")).relay();

        verify(outbox).markPublished(List.of(first.id()));
        verify(outbox).markFailed(List.of(second.id()), "connection reset", Duration.ofSeconds(8));
        verify(outbox, times(1)).claim(anyInt(), any());
    }

    @Test
    void waitsLongerAndLongerButNeverMoreThanHalfAMinute() {
        assertThat(OutboxRelay.backoff(0)).hasSeconds(1);
        assertThat(OutboxRelay.backoff(4)).hasSeconds(16);
        assertThat(OutboxRelay.backoff(5)).hasSeconds(30);
        assertThat(OutboxRelay.backoff(1_000_000)).hasSeconds(30);
    }

    private static PublishResult confirmAll(List<OutboxEvent> events) {
        return new PublishResult(events.stream().map(OutboxEvent::id).toList(), null);
    }

    private static OutboxEvent event(int number, int attempts) {
        return new OutboxEvent(
                new UUID(0, number), new UUID(1, 1), "training", "training.failed", "{}", attempts, Instant.EPOCH);
    }
}
