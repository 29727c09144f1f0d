package com.bakery.training.api.progress;

import java.util.function.Consumer;
import org.springframework.web.socket.CloseStatus;

/** The far end of one socket. Nothing here waits for the client. */
interface Outlet {
    /** Starts to send; {@code done} hears true when the client's side took it, false when the socket is broken. */
    void send(ProgressMessage message, Consumer<Boolean> done);

    /** Asks the client for a sign of life. */
    void ping();

    /** Closes; harmless when closed already. */
    void close(CloseStatus status);
}
