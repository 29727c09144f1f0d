package com.bakery.training.worker.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RepeatingTaskTest {

    @Test
    void aRunThatFailsDoesNotKeepTheNextFromRunning() throws InterruptedException {
        CountDownLatch runs = new CountDownLatch(3);
        RepeatingTask task = new RepeatingTask("test-task", Duration.ofMillis(1), () -> {
            runs.countDown();
            throw new IllegalStateException("database is away");
        });

        task.start();
        try {
            assertThat(runs.await(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            task.stop();
        }
    }

    @Test
    void nothingRunsAfterTheStop() throws InterruptedException {
        AtomicInteger runs = new AtomicInteger();
        CountDownLatch first = new CountDownLatch(1);
        RepeatingTask task = new RepeatingTask("test-task", Duration.ofMillis(1), () -> {
            runs.incrementAndGet();
            first.countDown();
        });
        task.start();
        assertThat(first.await(10, TimeUnit.SECONDS)).isTrue();

        task.stop();
        int atStop = runs.get();
        Thread.sleep(20);

        assertThat(task.isRunning()).isFalse();
        assertThat(runs).hasValue(atStop);
    }
}
