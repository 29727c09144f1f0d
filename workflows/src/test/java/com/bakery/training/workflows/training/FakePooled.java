package com.bakery.training.workflows.training;

import com.bakery.training.workflows.training.JobActivities.JobRun;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A pooled model without any training. */
final class FakePooled implements PooledActivities {
    static final ArtifactReference FILE = new ArtifactReference("staged/pooled.json", "ab".repeat(32), 12);

    final AtomicInteger prepared = new AtomicInteger();
    final CountDownLatch preparing = new CountDownLatch(1);
    volatile boolean broken;
    volatile boolean endless;

    @Override
    public ArtifactReference preparePooled(JobRun job) {
        prepared.incrementAndGet();
        preparing.countDown();
        if (broken) {
            throw ApplicationFailure.newFailure("worker lost", "SomebodyElsesError");
        }
        while (endless) {
            Activity.getExecutionContext().heartbeat("pooled");
        }
        return FILE;
    }
}
