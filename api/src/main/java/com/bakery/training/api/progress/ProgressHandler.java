package com.bakery.training.api.progress;

import com.bakery.training.api.ApiProperties;
import com.bakery.training.api.security.Caller;
import java.time.Duration;
import java.time.Instant;
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

/** Connects sockets with the jobs they watch, from the handshake to the close: the client's, the job's, or the token's end. */
final class ProgressHandler extends AbstractWebSocketHandler implements SubProtocolCapable, AutoCloseable {
    static final String PROTOCOL = "training.v1";
    private static final CloseStatus EXPIRED = CloseStatus.POLICY_VIOLATION.withReason("the token has expired");
    private static final CloseStatus BINARY =
            CloseStatus.NOT_ACCEPTABLE.withReason("binary messages are not understood");

    private final Map<String, Connection> connections = new ConcurrentHashMap<>();
    private final ApiProperties.WebSocket limits;
    private final ProgressWatches watches;
    private final TenantSockets tenants;
    private final SocketPlaces places;
    private final ScheduledExecutorService timer;
    private final JsonMapper json;
    private final Future<?> heartbeat;

    private record Connection(UUID tenantId, UUID jobId, ProgressSocket socket, ClientMessages messages) {}

    ProgressHandler(
            ApiProperties.WebSocket limits,
            ProgressWatches watches,
            TenantSockets tenants,
            SocketPlaces places,
            ScheduledExecutorService timer,
            JsonMapper json) {
        this.limits = limits;
        this.watches = watches;
        this.tenants = tenants;
        this.places = places;
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
    public void afterConnectionEstablished(WebSocketSession session) {
        Caller caller = ProgressHandshake.caller(session.getAttributes());
        UUID job = ProgressHandshake.jobId(session.getAttributes());
        places.keep(ProgressHandshake.place(session.getAttributes()));
        session.setTextMessageSizeLimit(ClientMessages.MAX_LENGTH);
        session.setBinaryMessageSizeLimit(ClientMessages.MAX_LENGTH);
        ProgressSocket socket = socket(session, caller.tenantId());
        tenants.enter(caller.tenantId());
        connections.put(session.getId(), new Connection(caller.tenantId(), job, socket, new ClientMessages(json)));
        watches.join(caller.tenantId(), job, socket);
        // Last, for it may be now: only what is known by then is given back when the socket closes.
        socket.closeIn(Duration.between(Instant.now(), caller.expiresAt()), EXPIRED);
    }

    private ProgressSocket socket(WebSocketSession session, UUID tenant) {
        SessionOutlet outlet = new SessionOutlet(session, json, type -> tenants.sent(tenant, type));
        return new ProgressSocket(outlet, timer, System::nanoTime, limits.messageInterval(), limits.messageQueueSize());
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        places.release(ProgressHandshake.place(session.getAttributes()));
        Connection connection = connections.remove(session.getId());
        if (connection != null) {
            tenants.exit(connection.tenantId());
            watches.leave(connection.jobId(), connection.socket());
            connection.socket().close(status);
        }
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        Connection connection = connections.get(session.getId());
        if (connection != null) {
            connection.socket().heard();
            connection.messages().refusal(message.getPayload()).ifPresent(connection.socket()::close);
        }
    }

    @Override
    protected void handlePongMessage(WebSocketSession session, PongMessage message) {
        Connection connection = connections.get(session.getId());
        if (connection != null) {
            connection.socket().heard();
        }
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) {
        Connection connection = connections.get(session.getId());
        if (connection != null) {
            connection.socket().close(BINARY);
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
