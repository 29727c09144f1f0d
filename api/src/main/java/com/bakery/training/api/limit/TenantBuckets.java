package com.bakery.training.api.limit;

import com.bakery.training.registry.limit.BucketStates;
import io.github.bucket4j.distributed.proxy.ClientSideConfig;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AbstractCompareAndSwapBasedProxyManager;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.AsyncCompareAndSwapOperation;
import io.github.bucket4j.distributed.proxy.generic.compare_and_swap.CompareAndSwapOperation;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Bucket4j over the registry's table. Bucket4j's own manager for PostgreSQL opens its transactions itself, and would do so
 * as the tables' owner, past the roles that hold tenants apart.
 */
final class TenantBuckets extends AbstractCompareAndSwapBasedProxyManager<UUID> {
    private final BucketStates states;
    private final String name;

    TenantBuckets(BucketStates states, String name) {
        super(ClientSideConfig.getDefault());
        this.states = states;
        this.name = name;
    }

    @Override
    protected CompareAndSwapOperation beginCompareAndSwapOperation(UUID tenantId) {
        return new CompareAndSwapOperation() {
            @Override
            public Optional<byte[]> getStateData(Optional<Long> timeoutNanos) {
                return states.find(tenantId, name);
            }

            @Override
            public boolean compareAndSwap(
                    byte @Nullable [] before, byte[] after, RemoteBucketState state, Optional<Long> timeoutNanos) {
                return states.replace(tenantId, name, before, after);
            }
        };
    }

    @Override
    protected AsyncCompareAndSwapOperation beginAsyncCompareAndSwapOperation(UUID tenantId) {
        throw new UnsupportedOperationException("JDBC waits for its answers");
    }

    @Override
    protected CompletableFuture<Void> removeAsync(UUID tenantId) {
        throw new UnsupportedOperationException("JDBC waits for its answers");
    }

    @Override
    public boolean isAsyncModeSupported() {
        return false;
    }

    /** A bucket of a minute is worth no cleaning up. */
    @Override
    public void removeProxy(UUID tenantId) {
        throw new UnsupportedOperationException("Buckets stay until their tenant goes");
    }
}
