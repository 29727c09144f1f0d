package com.bakery.training.activities.reconcile;

import com.bakery.training.activities.ReconcileOutcome;
import com.bakery.training.activities.TrainingMetrics;
import com.bakery.training.activities.job.JobEnds;
import com.bakery.training.activities.queue.WorkflowStarter;
import com.bakery.training.registry.job.AdmittedJob;
import com.bakery.training.registry.job.JobQueue;
import com.bakery.training.workflows.FailureType;
import com.bakery.training.workflows.training.JobOutcome;
import com.bakery.training.workflows.training.TrainingResult;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares running rows with their workflows. Without a workflow: started again, or cancelled if a stop was asked for. Open: left, and told of a stop it may have
 * missed; ended when its deadline is long past. Closed: the outcome is written to the row, which its own last step did already unless that was lost. The queue
 * workflow is started if it is missing. One pass; the caller repeats it and sees to it that one instance does.
 */
public final class Reconciler {
    /** A workflow ends itself at its deadline and may need a minute to stop its fits; one that has not done so by then cannot. */
    private static final Duration LATE = Duration.ofMinutes(2);

    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);

    private final JobQueue queue;
    private final TrainingRuns runs;
    private final WorkflowStarter starter;
    private final JobEnds ends;
    private final TrainingMetrics metrics;
    private final Clock clock;

    public Reconciler(
            JobQueue queue,
            TrainingRuns runs,
            WorkflowStarter starter,
            JobEnds ends,
            TrainingMetrics metrics,
            Clock clock) {
        this.queue = queue;
        this.runs = runs;
        this.starter = starter;
        this.ends = ends;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** One pass over all running rows. */
    public void reconcile() {
        starter.startQueue();
        queue.running().forEach(this::tryReconcile);
    }

    /** A job that cannot be looked at must not keep the others waiting; the next pass looks again. */
    private void tryReconcile(AdmittedJob job) {
        try {
            reconcile(job);
        } catch (RuntimeException e) {
            metrics.jobReconciled(ReconcileOutcome.UNREACHABLE);
            log.warn(
                    "reconciler: job {} could not be compared with its workflow",
                    job.run().jobId(),
                    e);
        }
    }

    private void reconcile(AdmittedJob job) {
        switch (runs.state(job.run())) {
            case MISSING -> restart(job);
            case OPEN -> look(job);
            case COMPLETED -> writeResult(job, runs.result(job.run()));
            case CANCELLED -> end(job, ReconcileOutcome.CANCELLED, JobOutcome.CANCELLED, null, null);
            case BROKEN ->
                end(
                        job,
                        ReconcileOutcome.FAILED,
                        JobOutcome.FAILED,
                        FailureType.UNEXPECTED,
                        "The job's workflow was ended from outside or broke");
        }
    }

    private void restart(AdmittedJob job) {
        if (job.stopRequestedAt() != null) {
            end(job, ReconcileOutcome.CANCELLED, JobOutcome.CANCELLED, null, null);
            return;
        }
        log.info(
                "reconciler: job {} is running without a workflow, starting it again",
                job.run().jobId());
        starter.start(job);
        metrics.jobReconciled(ReconcileOutcome.RESTARTED);
    }

    private void look(AdmittedJob job) {
        if (clock.instant().isAfter(job.deadline().plus(LATE))) {
            runs.terminate(job.run(), "open " + LATE.toMinutes() + " minutes after its deadline");
            end(
                    job,
                    ReconcileOutcome.OVERDUE,
                    JobOutcome.FAILED,
                    FailureType.DEADLINE_EXCEEDED,
                    "The job did not end before its deadline " + job.deadline() + "; what is registered stays");
        } else if (job.stopRequestedAt() != null) {
            runs.cancel(job.run());
        }
    }

    private void writeResult(AdmittedJob job, TrainingResult result) {
        ReconcileOutcome outcome =
                switch (result.outcome()) {
                    case COMPLETED -> ReconcileOutcome.COMPLETED;
                    case FAILED -> ReconcileOutcome.FAILED;
                    case CANCELLED -> ReconcileOutcome.CANCELLED;
                };
        end(job, outcome, result.outcome(), result.failure(), result.message());
    }

    private void end(
            AdmittedJob job,
            ReconcileOutcome outcome,
            JobOutcome end,
            @Nullable FailureType failure,
            @Nullable String message) {
        if (ends.end(job.run(), end, failure, message)) {
            metrics.jobReconciled(outcome);
        }
    }
}
