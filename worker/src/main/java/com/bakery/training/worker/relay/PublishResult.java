package com.bakery.training.worker.relay;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a batch.
 *
 * @param confirmed the events the broker has taken
 * @param error why the others were not; null if there are none
 */
public record PublishResult(List<UUID> confirmed, @Nullable String error) {
    public PublishResult {
        confirmed = List.copyOf(confirmed);
    }
}
