package com.bakery.training.workflows.training;

import com.bakery.training.workflows.SearchAttributes;
import com.bakery.training.workflows.training.JobActivities.FinishRequest;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import org.slf4j.Logger;

/** Ends a job in a detached scope: a cancelled or overdue job is ended as surely as any other. */
final class JobClosing {
    private static final Logger log = Workflow.getLogger(JobClosing.class);

    private final TrainingInput job;
    private final JobProgress progress;
    private final JobActivities activities;
    private final JobActivities sweeping;

    JobClosing(TrainingInput job, JobProgress progress) {
        this.job = job;
        this.progress = progress;
        this.activities =
                Workflow.newActivityStub(JobActivities.class, TrainingActivityOptions.closing(Story.summary(job)));
        this.sweeping =
                Workflow.newActivityStub(JobActivities.class, TrainingActivityOptions.sweeping(Story.summary(job)));
    }

    /** Writes the end into the row, then deletes the staged files. */
    TrainingResult close(RunEnd ending) {
        RunEnd end = ending.judgedBy(progress.counts());
        Workflow.newDetachedCancellationScope(() -> {
                    finish(end);
                    sweepStaged();
                })
                .run();
        return new TrainingResult(end.outcome(), progress.counts(), end.failure(), end.message());
    }

    private void finish(RunEnd end) {
        activities.finish(new FinishRequest(job.job(), end.outcome(), end.failure(), end.message()));
        progress.closed(end.outcome(), words(end));
        Workflow.setCurrentDetails(Story.of(progress.snapshot()));
        SearchAttributes.ended(end.outcome());
    }

    /** Leftovers cost disk space until the nightly sweep, never the job's outcome. */
    private void sweepStaged() {
        try {
            sweeping.sweepStaged(job.job());
        } catch (ActivityFailure failure) {
            log.warn(
                    "Staged files of job {} stay until the nightly sweep: {}",
                    job.jobId(),
                    FailureReason.of(failure).message());
        }
    }

    private static String words(RunEnd end) {
        return end.message() == null ? "Completed" : end.message();
    }
}
