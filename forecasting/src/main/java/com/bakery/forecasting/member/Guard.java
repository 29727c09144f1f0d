package com.bakery.forecasting.member;

import com.bakery.forecasting.TrainingMonitor;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Calls foreign code within limits: each call runs on a thread of its own; what it throws, or a limit it exceeds, becomes a {@link MemberFailedException}. Code that
 * does not stop when interrupted keeps its thread; after three of them nothing is called any more.
 */
final class Guard {
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final int MOST_LOST_THREADS = 3;

    private final String subject;
    private final Limits limits;
    private final AtomicInteger lostThreads = new AtomicInteger();

    /**
     * Bounds of one call.
     *
     * @param time from its start
     * @param allocatedBytes by its thread
     */
    record Limits(Duration time, long allocatedBytes) {
        static final Limits DEFAULT = new Limits(Duration.ofSeconds(10), 1L << 30);
    }

    /** @param subject whose code it is, for messages */
    Guard(String subject, Limits limits) {
        this.subject = subject;
        this.limits = limits;
    }

    /**
     * What the call returns.
     *
     * @param monitor asked while the call runs; what it throws stops the call and is thrown on
     * @throws MemberFailedException if the call fails, returns null, or exceeds a limit
     */
    <T> T call(Callable<T> call, TrainingMonitor monitor) {
        if (lostThreads.get() >= MOST_LOST_THREADS) {
            throw failure("is not called any more: " + MOST_LOST_THREADS + " of its calls never ended", null);
        }
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = new Thread(task, "member-" + subject);
        thread.setDaemon(true);
        thread.start();
        try {
            return await(task, thread, monitor);
        } catch (ExecutionException e) {
            throw failure("failed: " + e.getCause(), e);
        } finally {
            stop(task, thread);
        }
    }

    /** @throws MemberFailedException unless it holds */
    void require(boolean holds, String otherwise) {
        if (!holds) {
            throw failure(otherwise, null);
        }
    }

    private <T> T await(FutureTask<T> task, Thread thread, TrainingMonitor monitor) throws ExecutionException {
        long deadline = System.nanoTime() + limits.time().toNanos();
        while (true) {
            try {
                T result = task.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                require(result != null, "returned nothing");
                return result;
            } catch (TimeoutException e) {
                // what the monitor throws stops the training, this member with it
                monitor.progress("fit guest", 0);
                require(System.nanoTime() < deadline, "took longer than " + limits.time());
                require(
                        allocated(thread) <= limits.allocatedBytes(),
                        "allocated more than " + limits.allocatedBytes() + " bytes");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted while a member was fitted");
            }
        }
    }

    private void stop(FutureTask<?> task, Thread thread) {
        if (!task.isDone()) {
            task.cancel(true);
            try {
                thread.join(LOOK.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (thread.isAlive()) {
                lostThreads.incrementAndGet();
            }
        }
    }

    private static long allocated(Thread thread) {
        return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
                ? threads.getThreadAllocatedBytes(thread.getId())
                : 0;
    }

    private MemberFailedException failure(String what, @Nullable Exception cause) {
        return new MemberFailedException("Member " + subject + " " + what + ".", cause);
    }
}
