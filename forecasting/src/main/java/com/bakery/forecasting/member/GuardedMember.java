package com.bakery.forecasting.member;

import com.bakery.forecasting.TrainingMonitor;
import com.bakery.forecasting.calendar.KnownFuture;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A member of a foreign jar, kept in bounds: each of its calls runs on a thread of its own with limits on time and on the memory it allocates; what it throws, returns
 * or exceeds becomes a {@link MemberFailedException}. One that does not stop when interrupted keeps its thread; after three of them it is not asked again.
 */
final class GuardedMember implements Member {
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final int MOST_LOST_THREADS = 3;

    private final Member guest;
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

    GuardedMember(Member guest, Limits limits) {
        this.guest = guest;
        this.limits = limits;
    }

    @Override
    public String name() {
        return guest.name();
    }

    @Override
    public boolean isWeighted() {
        return true;
    }

    /** A guest that fails to say so does not apply. */
    @Override
    public boolean appliesTo(TrainingWindow window) {
        try {
            return lostThreads.get() < MOST_LOST_THREADS
                    && guarded(() -> guest.appliesTo(window), TrainingMonitor.NONE);
        } catch (MemberFailedException e) {
            return false;
        }
    }

    @Override
    public FittedMember fit(TrainingWindow window, TrainingMonitor monitor) {
        FittedMember fitted = guarded(() -> guest.fit(window, (phase, fraction) -> {}), monitor);
        return new Guarded(fitted, guarded(fitted::state, monitor));
    }

    @Override
    public FittedMember restore(MemberState state) {
        return new Guarded(guarded(() -> guest.restore(state), TrainingMonitor.NONE), state);
    }

    private <T> T guarded(Callable<T> call, TrainingMonitor monitor) {
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = new Thread(task, "member-" + guest.getClass().getSimpleName());
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

    private <T> T await(FutureTask<T> task, Thread thread, TrainingMonitor monitor) throws ExecutionException {
        long deadline = System.nanoTime() + limits.time().toNanos();
        while (true) {
            try {
                T result = task.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                if (result == null) {
                    throw failure("returned nothing", new IllegalStateException("null"));
                }
                return result;
            } catch (TimeoutException e) {
                // what the monitor throws stops the training, this member with it
                monitor.progress("fit guest", 0);
                require(System.nanoTime() < deadline, "took longer than " + limits.time(), e);
                require(
                        allocated(thread) <= limits.allocatedBytes(),
                        "allocated more than " + limits.allocatedBytes() + " bytes",
                        e);
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

    private void require(boolean holds, String what, Exception cause) {
        if (!holds) {
            throw failure(what, cause);
        }
    }

    private MemberFailedException failure(String what, Exception cause) {
        return new MemberFailedException("Member " + guest.getClass().getName() + " " + what + ".", cause);
    }

    /** A guest's fit: its forecasts are held to the contract. */
    private final class Guarded implements FittedMember {
        private final FittedMember fitted;
        private final MemberState state;

        private Guarded(FittedMember fitted, MemberState state) {
            this.fitted = fitted;
            this.state = state;
        }

        @Override
        public double[] forecast(int steps, KnownFuture future) {
            double[] forecast = guarded(() -> fitted.forecast(steps, future), TrainingMonitor.NONE);
            boolean sound = forecast.length <= steps && Arrays.stream(forecast).allMatch(Double::isFinite);
            require(sound, "forecast no " + steps + " finite numbers", new IllegalStateException("unsound forecast"));
            return Arrays.stream(forecast).map(value -> Math.max(0, value)).toArray();
        }

        @Override
        public MemberState state() {
            return state;
        }
    }
}
