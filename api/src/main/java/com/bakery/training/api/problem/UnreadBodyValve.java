package com.bakery.training.api.problem;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Ends the connection of a request that is answered while its body has not come and does not come now. Tomcat would wait for it,
 * byte by byte, in a thread that others need: two hundred strangers, each refused long ago, could keep all of them.
 */
final class UnreadBodyValve extends ValveBase {
    /** What an honest client has sent is on its way; it may then use the connection again. */
    private static final Duration GRACE = Duration.ofMillis(300);

    /** Answers that only callers with a token get while they upload: Tomcat reads on for a while, so that they see them. */
    private static final Set<Integer> UPLOAD_REFUSED =
            Set.of(HttpStatus.CONTENT_TOO_LARGE.value(), HttpStatus.UNPROCESSABLE_CONTENT.value());

    private static final long PAUSE_MILLIS = 5;
    private static final int SINK_BYTES = 8192;

    UnreadBodyValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        boolean inChunks = request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        if ((request.getContentLengthLong() <= 0 && !inChunks) || request.isAsync()) {
            return;
        }
        ServletInputStream body = request.getInputStream();
        if (body.isFinished() || (inChunks && UPLOAD_REFUSED.contains(response.getStatus()))) {
            return;
        }
        response.finishResponse();
        // in the middle of a chunk reading blocks, whatever is said to be there
        if (inChunks || !arrives(body)) {
            request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, null);
        }
    }

    /** Whether the rest comes in time. */
    private static boolean arrives(ServletInputStream body) throws IOException {
        byte[] sink = new byte[SINK_BYTES];
        long end = System.nanoTime() + GRACE.toNanos();
        while (System.nanoTime() < end) {
            int there = body.available();
            if (body.isFinished() || (there > 0 && body.read(sink, 0, Math.min(there, sink.length)) < 0)) {
                return true;
            }
            if (there == 0 && !pause()) {
                return false;
            }
        }
        return false;
    }

    /** False when the thread is asked to end. */
    private static boolean pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
