package com.bakery.training.workflows.training;

import com.bakery.training.workflows.training.JobActivities.JobRun;
import com.bakery.training.workflows.training.JobActivities.ProgressRecord;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Puts a job's progress into its row, one write at a time and at most one every two seconds; the last change is always
 * written. A write that fails is left to the next one.
 */
final class ProgressWriter {
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Logger log = Workflow.getLogger(ProgressWriter.class);

    private final JobRun job;
    private final JobProgress progress;
    private final JobActivities activities =
            Workflow.newLocalActivityStub(JobActivities.class, TrainingActivityOptions.progress());
    private boolean changed;
    private boolean busy;
    private long savedAt;

    ProgressWriter(JobRun job, JobProgress progress) {
        this.job = job;
        this.progress = progress;
    }

    /** Something changed: show it, and write it when a write is due. */
    void changed() {
        Workflow.setCurrentDetails(Story.of(progress.snapshot()));
        changed = true;
        if (!busy) {
            busy = true;
            whenDue().thenCompose(due -> save()).handle((saved, failure) -> written(failure));
        }
    }

    private Promise<Void> whenDue() {
        long waitMillis = savedAt + INTERVAL.toMillis() - Workflow.currentTimeMillis();
        return waitMillis <= 0
                ? Workflow.newPromise(null)
                : Workflow.newTimer(
                        Duration.ofMillis(waitMillis),
                        TimerOptions.newBuilder()
                                .setSummary("Progress is saved every 2 s")
                                .build());
    }

    private Promise<Void> save() {
        changed = false;
        savedAt = Workflow.currentTimeMillis();
        TrainingProgress now = progress.snapshot();
        return Async.procedure(
                activities::saveProgress,
                new ProgressRecord(
                        job, now.percentage(), now.currentStep(), now.counts(), now.estimatedSecondsRemaining()));
    }

    private boolean written(@Nullable RuntimeException failure) {
        busy = false;
        if (failure == null && changed) {
            changed();
        } else if (failure != null && !FailureReason.isCancellation(failure)) {
            log.warn(
                    "Progress of job {} was not saved: {}",
                    job.jobId(),
                    FailureReason.of(failure).message());
        }
        return failure == null;
    }
}
