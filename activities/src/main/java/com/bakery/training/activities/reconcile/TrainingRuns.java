package com.bakery.training.activities.reconcile;

import com.bakery.training.registry.job.JobRun;
import com.bakery.training.workflows.training.TrainingResult;

/** The workflows of jobs, as the reconciler sees them. */
public interface TrainingRuns {
    /** What became of the workflow of a job's run. */
    enum State {
        /** There is none, or the server forgot it. */
        MISSING,
        OPEN,
        COMPLETED,
        CANCELLED,
        /** Failed, terminated or timed out. */
        BROKEN
    }

    State state(JobRun run);

    /** The result of a completed workflow. */
    TrainingResult result(JobRun run);

    /** Asks the workflow to stop; one that is not open is left alone. */
    void cancel(JobRun run);

    /** Ends a workflow that cannot end itself; one that is not open is left alone. */
    void terminate(JobRun run, String reason);
}
