package com.bakery.training.api.progress;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.mockito.Mockito;

/** A timer whose time passes when the test says so; tasks run in the test's thread. */
final class ManualTimer extends ScheduledThreadPoolExecutor {
    private final PriorityQueue<Task> tasks = new PriorityQueue<>(Comparator.comparingLong(Task::at));
    private long now;

    private record Task(long at, long period, Runnable work, ScheduledFuture<?> handle) {}

    ManualTimer() {
        super(0);
    }

    long nanoTime() {
        return now;
    }

    void advance(Duration duration) {
        long until = now + duration.toNanos();
        for (Task task = tasks.peek(); task != null && task.at() <= until; task = tasks.peek()) {
            tasks.remove();
            now = Math.max(now, task.at());
            run(task);
        }
        now = until;
    }

    private void run(Task task) {
        if (task.handle().isCancelled()) {
            return;
        }
        task.work().run();
        if (task.period() > 0) {
            tasks.add(new Task(now + task.period(), task.period(), task.work(), task.handle()));
        }
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
        return add(work, unit.toNanos(delay), 0);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> work, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable work, long first, long period, TimeUnit unit) {
        return add(work, unit.toNanos(first), unit.toNanos(period));
    }

    private ScheduledFuture<?> add(Runnable work, long delay, long period) {
        ScheduledFuture<?> handle = Mockito.mock(ScheduledFuture.class);
        Mockito.when(handle.cancel(false)).thenAnswer(call -> {
            Mockito.when(handle.isCancelled()).thenReturn(true);
            return true;
        });
        tasks.add(new Task(now + delay, period, work, handle));
        return handle;
    }
}
