package com.bakery.training.api.limit;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Optional;

/** So many per minute: as many at once, refilled evenly. */
final class PerMinute {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

    private PerMinute() {}

    static Bandwidth bandwidth(int limit) {
        return Bandwidth.builder().capacity(limit).refillGreedy(limit, MINUTE).build();
    }

    static BucketConfiguration configuration(int limit) {
        return BucketConfiguration.builder().addLimit(bandwidth(limit)).build();
    }

    /** How long to wait for the next one, in whole seconds and at least one; empty when this one was let through. */
    static Optional<Duration> waitOf(ConsumptionProbe probe) {
        if (probe.isConsumed()) {
            return Optional.empty();
        }
        Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill()).plusNanos(999_999_999);
        Duration whole = Duration.ofSeconds(wait.toSeconds());
        return Optional.of(whole.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : whole);
    }
}
