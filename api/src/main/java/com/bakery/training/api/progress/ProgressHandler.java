package com.bakery.training.api.progress;

import com.bakery.training.api.ApiProperties;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.SubProtocolCapable;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;
import tools.jackson.databind.json.JsonMapper;

/** Connects sockets with the jobs they watch. Clients have nothing to say: short texts count as a sign of life. */
final class ProgressHandler extends AbstractWebSocketHandler implements SubProtocolCapable, AutoCloseable {
    static final String PROTOCOL = "training.v1";
    private static final int MAX_CLIENT_TEXT = 256;

    private final Map<String, Connection> connections = new ConcurrentHashMap<>();
    private final ApiProperties.WebSocket limits;
    private final ProgressWatches watches;
    private final TenantSockets tenants;
    private final ScheduledExecutorService timer;
    private final JsonMapper json;
    private final Future<?> heartbeat;

    private record Connection(UUID tenantId, UUID jobId, ProgressSocket socket) {}

    ProgressHandler(
            ApiProperties.WebSocket limits,
            ProgressWatches watches,
            TenantSockets tenants,
            ScheduledExecutorService timer,
            JsonMapper json) {
        this.limits = limits;
        this.watches = watches;
        this.tenants = tenants;
        this.timer = timer;
        this.json = json;
        Duration beat = limits.heartbeatInterval();
        this.heartbeat =
                timer.scheduleWithFixedDelay(this::beat, beat.toMillis(), beat.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public List<String> getSubProtocols() {
        return List.of(PROTOCOL);
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) throws Exception {
        UUID tenant = ProgressHandshake.caller(session.getAttributes()).tenantId();
        UUID job = ProgressHandshake.jobId(session.getAttributes());
        if (!tenants.enter(tenant, limits.maxConnections())) {
            session.close(CloseStatus.SERVICE_OVERLOAD.withReason("too many connections"));
            return;
        }
        session.setTextMessageSizeLimit(MAX_CLIENT_TEXT);
        Connection connection = new Connection(tenant, job, socket(session, tenant));
        connections.put(session.getId(), connection);
        watches.join(tenant, job, connection.socket());
    }

    private ProgressSocket socket(WebSocketSession session, UUID tenant) {
        SessionOutlet outlet = new SessionOutlet(session, json, type -> tenants.sent(tenant, type));
        return new ProgressSocket(outlet, timer, System::nanoTime, limits.messageInterval(), limits.messageQueueSize());
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        Connection connection = connections.remove(session.getId());
        if (connection != null) {
            tenants.exit(connection.tenantId());
            watches.leave(connection.jobId(), connection.socket());
            connection.socket().close(status);
        }
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        heard(session);
    }

    @Override
    protected void handlePongMessage(WebSocketSession session, PongMessage message) {
        heard(session);
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) {
        Connection connection = connections.get(session.getId());
        if (connection != null) {
            connection.socket().close(CloseStatus.NOT_ACCEPTABLE.withReason("binary messages are not understood"));
        }
    }

    private void heard(WebSocketSession session) {
        Connection connection = connections.get(session.getId());
        if (connection != null) {
            connection.socket().heard();
        }
    }

    /** Tells every client that this instance goes away; it may connect to another one. */
    @Override
    public void close() {
        heartbeat.cancel(false);
        connections.values().forEach(connection -> connection.socket().close(CloseStatus.GOING_AWAY));
    }

    /** Two missed beats, and half of one for the way. */
    private void beat() {
        Duration patience = limits.heartbeatInterval().multipliedBy(5).dividedBy(2);
        connections.values().forEach(connection -> connection.socket().beat(patience));
    }
}
