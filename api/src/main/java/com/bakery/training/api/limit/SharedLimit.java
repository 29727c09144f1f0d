package com.bakery.training.api.limit;

import com.bakery.training.registry.limit.BucketStates;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** So many per minute and tenant, counted over all instances through the database. Thread-safe. */
public final class SharedLimit {
    private final int limit;
    private final ProxyManager<UUID> buckets;

    /**
     * @param what is limited; instances that give the same name and limit count together
     * @param limit per minute; 0 = off
     */
    public SharedLimit(BucketStates states, String what, int limit) {
        this.limit = limit;
        this.buckets = new TenantBuckets(states, what + ", " + limit + " per minute");
    }

    /**
     * Takes one of the tenant's; returns how long to wait where none is left, empty where one was taken.
     *
     * @throws org.springframework.dao.DataAccessException when the database does not answer
     */
    public Optional<Duration> take(UUID tenantId) {
        return limit == 0
                ? Optional.empty()
                : PerMinute.waitOf(buckets.builder()
                        .build(tenantId, () -> PerMinute.configuration(limit))
                        .tryConsumeAndReturnRemaining(1));
    }
}
