package com.bakery.training.api.security;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Bounds how many threads wait for the rest of a body whose request is answered already. An honest client must be able to send it,
 * or it loses the answer; but Tomcat would let two hundred strangers, each refused long ago, keep every thread with a byte now
 * and then. Whoever finds no place, or does not come to an end, loses the connection.
 */
@Component
final class UnreadBodies implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    /** A quarter of Tomcat's threads. */
    static final int PLACES = 50;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 2 << 20;

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(new Drain());
    }

    private static final class Drain extends ValveBase {
        private final Semaphore places = new Semaphore(PLACES);

        Drain() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            getNext().invoke(request, response);
            if (request.isAsync()) {
                return;
            }
            org.apache.coyote.Request body = request.getCoyoteRequest();
            AtomicBoolean isRead = new AtomicBoolean();
            body.action(ActionCode.REQUEST_BODY_FULLY_READ, isRead);
            if (!isRead.get()) {
                response.finishResponse();
                if (!drained(body)) {
                    body.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
                }
            }
        }

        private boolean drained(org.apache.coyote.Request body) {
            if (!places.tryAcquire()) {
                return false;
            }
            try {
                return readToTheEnd(body);
            } catch (IOException e) {
                return false; // gone, or silent for longer than the connector's time: nobody is left to tell
            } finally {
                places.release();
            }
        }

        /** Below the servlet's stream, which is closed by now. */
        private static boolean readToTheEnd(org.apache.coyote.Request body) throws IOException {
            Sink sink = new Sink();
            long end = System.nanoTime() + PATIENCE.toNanos();
            int bytes = 0;
            while (bytes < MOST_BYTES && System.nanoTime() < end) {
                int read = body.doRead(sink);
                if (read < 0) {
                    return true;
                }
                bytes += read;
            }
            return false;
        }
    }

    /** Where the connector puts what nobody looks at. */
    private static final class Sink implements ApplicationBufferHandler {
        private ByteBuffer buffer = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {}
    }
}
