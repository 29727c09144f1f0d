package com.bakery.training.workflows.training;

import com.bakery.training.workflows.FailureType;
import com.bakery.training.workflows.training.JobActivities.JobRun;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Other services, without any service. */
final class FakeExternal implements ExternalActivities {
    final AtomicInteger fetched = new AtomicInteger();
    final CountDownLatch fetching = new CountDownLatch(1);
    volatile boolean endless;
    volatile @Nullable String failure;

    @Override
    public FetchedData fetchExternalData(JobRun job) {
        fetched.incrementAndGet();
        fetching.countDown();
        if (FailureType.NO_SALES.typeName().equals(failure)) {
            throw ApplicationFailure.newNonRetryableFailure("no sales", failure);
        }
        if (failure != null) {
            throw ApplicationFailure.newFailure("worker lost", failure);
        }
        while (endless) {
            Activity.getExecutionContext().heartbeat("external");
        }
        return new FetchedData(12, 1, List.of("traffic"));
    }
}
