package com.bakery.training.activities.reconcile;

import com.bakery.training.activities.job.JobEnds;
import com.bakery.training.activities.queue.WorkflowStarter;
import com.bakery.training.registry.job.AdmittedJob;
import com.bakery.training.registry.job.JobQueue;
import com.bakery.training.workflows.FailureType;
import com.bakery.training.workflows.training.JobOutcome;
import com.bakery.training.workflows.training.TrainingResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares running rows with their workflows. Without a workflow: started again, or cancelled if a stop was asked for. Open: left, and told of a stop it may have
 * missed. Closed: the outcome is written to the row, which its own last step did already unless that was lost. The queue workflow is started if it is
 * missing. One pass; the caller repeats it and sees to it that one instance does.
 */
public final class Reconciler {
    private static final Logger log = LoggerFactory.getLogger(Reconciler.class);

    private final JobQueue queue;
    private final TrainingRuns runs;
    private final WorkflowStarter starter;
    private final JobEnds ends;

    public Reconciler(JobQueue queue, TrainingRuns runs, WorkflowStarter starter, JobEnds ends) {
        this.queue = queue;
        this.runs = runs;
        this.starter = starter;
        this.ends = ends;
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
            log.warn(
                    "reconciler: job {} could not be compared with its workflow",
                    job.run().jobId(),
                    e);
        }
    }

    private void reconcile(AdmittedJob job) {
        switch (runs.state(job.run())) {
            case MISSING -> restart(job);
            case OPEN -> repeatStop(job);
            case COMPLETED -> writeResult(job, runs.result(job.run()));
            case CANCELLED -> ends.end(job.run(), JobOutcome.CANCELLED, null, null);
            case BROKEN ->
                ends.end(
                        job.run(),
                        JobOutcome.FAILED,
                        FailureType.UNEXPECTED,
                        "The job's workflow was ended from outside or broke");
        }
    }

    private void restart(AdmittedJob job) {
        if (job.stopRequestedAt() != null) {
            ends.end(job.run(), JobOutcome.CANCELLED, null, null);
            return;
        }
        log.info(
                "reconciler: job {} is running without a workflow, starting it again",
                job.run().jobId());
        starter.start(job);
    }

    private void repeatStop(AdmittedJob job) {
        if (job.stopRequestedAt() != null) {
            runs.cancel(job.run());
        }
    }

    private void writeResult(AdmittedJob job, TrainingResult result) {
        ends.end(job.run(), result.outcome(), result.failure(), result.message());
    }
}
