package com.bakery.training.api.progress;

import jakarta.websocket.Session;
import java.io.IOException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.standard.StandardWebSocketSession;
import tools.jackson.databind.json.JsonMapper;

/** A WebSocket of the container, written to without ever waiting for its client. */
final class SessionOutlet implements Outlet {
    private static final Logger log = LoggerFactory.getLogger(SessionOutlet.class);

    /** A client that does not take a message for this long has gone. */
    private static final long SEND_TIMEOUT_MILLIS = 15_000;

    /** Pings and closes wait for a message in flight; not long, for the heartbeat of all sockets waits with them. */
    private static final long CONTROL_TIMEOUT_MILLIS = 1_000;

    private static final String CONTROL_TIMEOUT_PROPERTY = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";

    /**
     * Every close but the normal one has its own limit in Tomcat, of 50 ms: on a busy machine the connection then ends without
     * the frame that says why, and the client sees 1006.
     */
    private static final String CLOSE_TIMEOUT_PROPERTY =
            "org.apache.tomcat.websocket.ABNORMAL_SESSION_CLOSE_SEND_TIMEOUT";

    private final WebSocketSession session;
    private final Session wire;
    private final JsonMapper json;
    private final Consumer<String> sentTypes;

    SessionOutlet(WebSocketSession session, JsonMapper json, Consumer<String> sentTypes) {
        this.session = session;
        this.wire = ((StandardWebSocketSession) session).getNativeSession();
        this.wire.getAsyncRemote().setSendTimeout(SEND_TIMEOUT_MILLIS);
        this.wire.getUserProperties().put(CONTROL_TIMEOUT_PROPERTY, CONTROL_TIMEOUT_MILLIS);
        this.wire.getUserProperties().put(CLOSE_TIMEOUT_PROPERTY, CONTROL_TIMEOUT_MILLIS);
        this.json = json;
        this.sentTypes = sentTypes;
    }

    @Override
    public void send(ProgressMessage message, Consumer<Boolean> done) {
        try {
            wire.getAsyncRemote().sendText(json.writeValueAsString(message), result -> {
                if (result.isOK()) {
                    sentTypes.accept(message.type());
                }
                done.accept(result.isOK());
            });
        } catch (IllegalStateException e) {
            log.debug("Socket {} closed while a message was on its way", session.getId(), e);
            done.accept(false);
        }
    }

    @Override
    public void ping() {
        try {
            session.sendMessage(new PingMessage());
        } catch (IOException | IllegalStateException e) {
            log.debug("Socket {} did not take a ping", session.getId(), e);
            close(CloseStatus.SESSION_NOT_RELIABLE);
        }
    }

    @Override
    public void close(CloseStatus status) {
        try {
            session.close(status);
        } catch (IOException | IllegalStateException e) {
            log.debug("Socket {} was closed already", session.getId(), e);
        }
    }
}
