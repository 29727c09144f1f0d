package com.bakery.training.api.progress;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;

/** One watched job of this instance: asks once for all its sockets. */
final class JobWatch {
    private static final Logger log = LoggerFactory.getLogger(JobWatch.class);
    private static final CloseStatus GONE = CloseStatus.NORMAL.withReason("the job was deleted");

    private final UUID jobId;
    private final ProgressSource source;
    private final Clock clock;
    private final List<ProgressSocket> sockets = new CopyOnWriteArrayList<>();
    private @Nullable ProgressMessage latest;

    JobWatch(UUID jobId, ProgressSource source, Clock clock) {
        this.jobId = jobId;
        this.source = source;
        this.clock = clock;
    }

    /** Adds a socket. */
    void join(ProgressSocket socket) {
        sockets.add(socket);
    }

    /** Tells a socket that has joined what is known; where nothing is, it gets the first answer. */
    synchronized void greet(ProgressSocket socket) {
        ProgressMessage known = latest;
        if (known != null) {
            socket.offer(known.at(clock.instant(), 0));
        }
    }

    void leave(ProgressSocket socket) {
        sockets.remove(socket);
    }

    boolean abandoned() {
        return sockets.isEmpty();
    }

    /** Reads the job once and tells every socket. A failed read is logged; the next one may succeed. */
    void poll() {
        try {
            Optional<ProgressMessage> message = source.read();
            if (message.isPresent()) {
                tell(message.get());
            } else {
                sockets.forEach(socket -> socket.close(GONE));
            }
        } catch (RuntimeException e) {
            log.warn("Could not read the progress of job {}", jobId, e);
        }
    }

    /** The row may lag behind a query: what was shown once is never taken back. */
    private synchronized void tell(ProgressMessage message) {
        ProgressMessage before = latest;
        int floor = before == null || message.last() ? 0 : before.progress().percentage();
        ProgressMessage now = message.at(clock.instant(), floor);
        latest = now;
        sockets.forEach(socket -> socket.offer(now));
    }
}
