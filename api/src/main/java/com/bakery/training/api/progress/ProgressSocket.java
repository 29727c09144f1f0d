package com.bakery.training.api.progress;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.CloseStatus;

/**
 * One client's view of a job: at most one message per interval, always the newest, the last one surely, then a normal
 * close. Newer messages replace waiting ones; a client that misses too many in a row is let go.
 */
final class ProgressSocket {
    static final CloseStatus TOO_SLOW = CloseStatus.SERVICE_OVERLOAD.withReason("too slow; connect again");
    static final CloseStatus SILENT = CloseStatus.SESSION_NOT_RELIABLE.withReason("no sign of life");

    private final Outlet outlet;
    private final ScheduledExecutorService timer;
    private final LongSupplier nanoTime;
    private final long intervalNanos;
    private final int maxMissed;

    private @Nullable ProgressMessage waiting;
    private @Nullable ProgressMessage offered;
    private int missed;
    private boolean sending;
    private @Nullable Future<?> alarm;
    private @Nullable Future<?> end;
    private boolean closed;
    private long earliest;
    private long heard;

    ProgressSocket(
            Outlet outlet, ScheduledExecutorService timer, LongSupplier nanoTime, Duration interval, int maxMissed) {
        this.outlet = outlet;
        this.timer = timer;
        this.nanoTime = nanoTime;
        this.intervalNanos = interval.toNanos();
        this.maxMissed = maxMissed;
        this.earliest = nanoTime.getAsLong();
        this.heard = earliest;
    }

    /** Takes a message to be sent as soon as the pace allows; one that says nothing new is dropped. */
    synchronized void offer(ProgressMessage message) {
        if (closed || message.saysSameAs(offered) || (offered != null && offered.last())) {
            return;
        }
        offered = message;
        missed = waiting == null ? 0 : missed + 1;
        waiting = message;
        if (missed >= maxMissed) {
            close(TOO_SLOW);
        } else {
            pump();
        }
    }

    /** The client gave a sign of life. */
    synchronized void heard() {
        heard = nanoTime.getAsLong();
    }

    /** Asks for a sign of life, or closes when there was none for {@code patience}. */
    void beat(Duration patience) {
        boolean silent;
        boolean idle;
        synchronized (this) {
            silent = nanoTime.getAsLong() - heard > patience.toNanos();
            idle = !sending && !closed;
        }
        if (silent) {
            close(SILENT);
        } else if (idle) {
            outlet.ping();
        }
    }

    synchronized void close(CloseStatus status) {
        if (!closed) {
            closed = true;
            cancel(alarm);
            cancel(end);
            outlet.close(status);
        }
    }

    /** Closes when {@code left} is over, whatever happens: a token that would not open a connection any more keeps none open. */
    synchronized void closeIn(Duration left, CloseStatus status) {
        if (!closed) {
            end = timer.schedule(() -> close(status), left.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static void cancel(@Nullable Future<?> task) {
        if (task != null) {
            task.cancel(false);
        }
    }

    private synchronized void pump() {
        if (closed || sending || waiting == null) {
            return;
        }
        long wait = earliest - nanoTime.getAsLong();
        if (wait <= 0) {
            send(waiting);
        } else if (alarm == null) {
            alarm = timer.schedule(this::wakeUp, wait, TimeUnit.NANOSECONDS);
        }
    }

    private synchronized void wakeUp() {
        alarm = null;
        pump();
    }

    private void send(ProgressMessage message) {
        waiting = null;
        sending = true;
        earliest = nanoTime.getAsLong() + intervalNanos;
        outlet.send(message, delivered -> sent(message, delivered));
    }

    private synchronized void sent(ProgressMessage message, boolean delivered) {
        sending = false;
        if (!delivered) {
            close(CloseStatus.SERVER_ERROR);
        } else if (message.last()) {
            close(CloseStatus.NORMAL);
        } else {
            pump();
        }
    }
}
