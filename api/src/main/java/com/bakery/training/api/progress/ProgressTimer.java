package com.bakery.training.api.progress;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.springframework.stereotype.Component;

/**
 * The threads of live progress. Not an executor bean itself: Spring Boot would take it for the application's own and leave
 * its default ones out.
 */
@Component
final class ProgressTimer implements AutoCloseable {
    /** Enough for a slow query per thread while the others go on. */
    private static final int THREADS = 8;

    private final ScheduledThreadPoolExecutor executor;

    ProgressTimer() {
        executor = new ScheduledThreadPoolExecutor(THREADS, task -> {
            Thread thread = new Thread(task, "progress");
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
    }

    ScheduledExecutorService executor() {
        return executor;
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
