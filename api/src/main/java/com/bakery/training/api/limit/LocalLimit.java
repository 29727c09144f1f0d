package com.bakery.training.api.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;

/**
 * So many per minute, key and instance. Thread-safe.
 *
 * @param <K> whose bucket it is
 */
public final class LocalLimit<K> {
    /** Of the keys asked about last; memory stays bounded whoever asks. */
    private static final int MAX_KEYS = 50_000;

    /** A bucket that rested for a minute is full again: forgetting it changes nothing. */
    private static final Duration KEPT = Duration.ofMinutes(2);

    private final int limit;
    private final TimeMeter clock;
    private final Cache<K, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(MAX_KEYS).expireAfterAccess(KEPT).build();

    /** @param limit per minute; 0 = off */
    public LocalLimit(int limit) {
        this(limit, TimeMeter.SYSTEM_MILLISECONDS);
    }

    LocalLimit(int limit, TimeMeter clock) {
        this.limit = limit;
        this.clock = clock;
    }

    /** Takes one of {@code key}'s; returns how long to wait where none is left, empty where one was taken. */
    public Optional<Duration> take(K key) {
        return limit == 0 ? Optional.empty() : PerMinute.waitOf(bucket(key).tryConsumeAndReturnRemaining(1));
    }

    private Bucket bucket(K key) {
        return buckets.get(key, unused -> Bucket.builder()
                .withCustomTimePrecision(clock)
                .addLimit(PerMinute.bandwidth(limit))
                .build());
    }
}
