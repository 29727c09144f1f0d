package com.bakery.training.worker.schedule;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs a piece of work again and again, with a pause between two runs, in a thread of its own, from the start of the
 * application to its end. A run that fails is logged and does not keep the next one from running.
 */
public final class RepeatingTask implements SmartLifecycle {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Logger log = LoggerFactory.getLogger(RepeatingTask.class);

    private final String name;
    private final Duration pause;
    private final Runnable work;
    private @Nullable ScheduledExecutorService thread;
    private volatile String lastError = "";

    public RepeatingTask(String name, Duration pause, Runnable work) {
        this.name = name;
        this.pause = pause;
        this.work = work;
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started =
                Executors.newSingleThreadScheduledExecutor(runnable -> new Thread(runnable, name));
        // The handle is not needed: the task ends with its thread.
        var unused = started.scheduleWithFixedDelay(this::runOnce, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
        thread = started;
    }

    private void runOnce() {
        try {
            work.run();
            lastError = "";
        } catch (RuntimeException e) {
            report(e);
        }
    }

    /** The same failure is logged once, not every few seconds while a database restarts. */
    private void report(RuntimeException e) {
        String error = e.getClass().getSimpleName() + ": " + e.getMessage();
        if (!error.equals(lastError)) {
            log.warn("{} failed and will be tried again: {}", name, error);
            log.debug("{} failed", name, e);
        }
        lastError = error;
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService stopping = thread;
        if (stopping == null) {
            return;
        }
        thread = null;
        stopping.shutdown();
        try {
            if (!stopping.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                stopping.shutdownNow();
            }
        } catch (InterruptedException e) {
            stopping.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
