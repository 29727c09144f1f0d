package com.bakery.training.registry.health;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Whether one part answers in time. A check that hangs is given up, and not asked again before it has come back: a dead part costs
 * a probe two seconds and one thread. A change is logged with its reason; the answer itself names no address.
 */
public final class PartHealth implements HealthIndicator {
    /** The process works on, with less: it is still ready. */
    public static final Status DEGRADED = new Status("DEGRADED");

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Logger log = LoggerFactory.getLogger(PartHealth.class);

    private final String part;
    private final Status away;
    private final Duration patience;
    private final Callable<?> check;
    private final ThreadPoolExecutor thread;
    private volatile Status last = Status.UP;

    private PartHealth(String part, Status away, Duration patience, Callable<?> check) {
        this.part = part;
        this.away = away;
        this.patience = patience;
        this.check = check;
        this.thread = new ThreadPoolExecutor(0, 1, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread);
    }

    /** A part without which the process can do nothing: away, it is {@code DOWN}. */
    public static PartHealth needed(String part, Callable<?> check) {
        return new PartHealth(part, Status.DOWN, PATIENCE, check);
    }

    /** A part whose absence the process outlives: away, it is {@link #DEGRADED}. */
    public static PartHealth helpful(String part, Callable<?> check) {
        return new PartHealth(part, DEGRADED, PATIENCE, check);
    }

    /** The same with another patience. */
    PartHealth within(Duration other) {
        return new PartHealth(part, away, other, check);
    }

    @Override
    public Health health() {
        String reason = refusal();
        Status now = reason.isEmpty() ? Status.UP : away;
        if (!now.equals(last)) {
            last = now;
            log.warn("{} is {}{}", part, now, reason.isEmpty() ? " again" : ": " + reason);
        }
        return reason.isEmpty()
                ? Health.up().build()
                : Health.status(away).withDetail("reason", reason).build();
    }

    /** Why the part cannot be used; empty if it can. */
    private String refusal() {
        Future<?> answer;
        try {
            answer = thread.submit(check);
        } catch (RejectedExecutionException e) {
            return "the check before this one still waits for an answer";
        }
        try {
            answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return "";
        } catch (TimeoutException e) {
            answer.cancel(true);
            return "no answer within " + patience.toMillis() + " ms";
        } catch (ExecutionException e) {
            return String.valueOf(e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private Thread thread(Runnable work) {
        Thread made = new Thread(work, "health-" + part);
        made.setDaemon(true);
        return made;
    }
}
