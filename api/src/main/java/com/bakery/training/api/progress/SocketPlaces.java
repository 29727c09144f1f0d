package com.bakery.training.api.progress;

import com.bakery.training.api.ApiProperties;
import com.bakery.training.registry.limit.SocketLeases;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The places that this instance's sockets take among all of their tenant's. Renewed at every heartbeat; a place outlives two
 * missed ones, so the sockets of a crashed instance stop counting soon.
 */
final class SocketPlaces implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SocketPlaces.class);

    private final UUID instance = UUID.randomUUID();
    private final Map<UUID, UUID> tenantById = new ConcurrentHashMap<>();
    private final SocketLeases leases;
    private final int max;
    private final Duration life;
    private final Future<?> renewal;

    /** One socket's place. */
    record Place(UUID tenantId, UUID id) {}

    SocketPlaces(SocketLeases leases, ApiProperties.WebSocket limits, ScheduledExecutorService timer) {
        this.leases = leases;
        this.max = limits.maxConnections();
        Duration beat = limits.heartbeatInterval();
        this.life = beat.multipliedBy(3);
        this.renewal =
                timer.scheduleWithFixedDelay(this::renew, beat.toMillis(), beat.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Places of one tenant over all instances. */
    int max() {
        return max;
    }

    /** Takes a place; empty when the tenant has none left. Until it is kept it expires: its client may go before its socket opens. */
    Optional<Place> take(UUID tenantId) {
        return leases.take(tenantId, instance, max, life).map(id -> new Place(tenantId, id));
    }

    /** Renews the place from now on, until it is released: its socket is open. */
    void keep(Place place) {
        tenantById.put(place.id(), place.tenantId());
    }

    /** Gives a place back, now or, where the database is away, when it expires. Repeating it changes nothing. */
    void release(Place place) {
        tenantById.remove(place.id());
        try {
            leases.release(place.tenantId(), place.id());
        } catch (DataAccessException | TransactionException e) {
            log.warn("A socket's place could not be given back; it comes free in {} s", life.toSeconds(), e);
        }
    }

    private void renew() {
        if (tenantById.isEmpty()) {
            return;
        }
        try {
            leases.renew(instance, Map.copyOf(tenantById), life);
        } catch (DataAccessException | TransactionException e) {
            log.warn(
                    "The places of {} sockets could not be renewed; the next heartbeat tries again",
                    tenantById.size(),
                    e);
        }
    }

    /** The sockets are closed by now; what is left comes free by itself. */
    @Override
    public void close() {
        renewal.cancel(false);
    }
}
