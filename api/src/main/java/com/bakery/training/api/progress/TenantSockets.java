package com.bakery.training.api.progress;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** Counts each tenant's sockets and messages and shows both numbers to Prometheus under the old names. */
@Component
final class TenantSockets {
    private static final String TENANT = "tenant_id";

    private final Map<UUID, AtomicInteger> open = new ConcurrentHashMap<>();
    private final MeterRegistry meters;

    TenantSockets(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Makes the tenant's metrics visible, with 0, from its first request on. */
    void seen(UUID tenantId) {
        open.computeIfAbsent(tenantId, this::register);
    }

    /** A socket of the tenant is open. */
    void enter(UUID tenantId) {
        open.computeIfAbsent(tenantId, this::register).incrementAndGet();
    }

    /** A socket of the tenant is closed. */
    void exit(UUID tenantId) {
        open.computeIfAbsent(tenantId, this::register).decrementAndGet();
    }

    /** A message has left for one of the tenant's clients. */
    void sent(UUID tenantId, String messageType) {
        messages(tenantId, messageType).increment();
    }

    private AtomicInteger register(UUID tenantId) {
        AtomicInteger count = new AtomicInteger();
        Gauge.builder("training.websocket.connections", count, AtomicInteger::get)
                .description("Active WebSocket connections")
                .tag(TENANT, tenantId.toString())
                .register(meters);
        for (ProgressMessage.Type type : ProgressMessage.Type.values()) {
            messages(tenantId, type.label());
        }
        return count;
    }

    private Counter messages(UUID tenantId, String messageType) {
        return Counter.builder("training.websocket.messages")
                .description("Total WebSocket messages sent")
                .tag(TENANT, tenantId.toString())
                .tag("message_type", messageType)
                .register(meters);
    }
}
