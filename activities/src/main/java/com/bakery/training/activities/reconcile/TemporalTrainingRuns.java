package com.bakery.training.activities.reconcile;

import com.bakery.training.registry.job.JobRun;
import com.bakery.training.workflows.WorkflowIds;
import com.bakery.training.workflows.training.TrainingResult;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The workflows as Temporal knows them. */
public final class TemporalTrainingRuns implements TrainingRuns {
    private static final long RESULT_SECONDS = 10;

    private final WorkflowClient client;

    public TemporalTrainingRuns(WorkflowClient client) {
        this.client = client;
    }

    @Override
    public State state(JobRun run) {
        try {
            return state(stub(run).describe().getStatus());
        } catch (WorkflowNotFoundException e) {
            return State.MISSING;
        }
    }

    private static State state(WorkflowExecutionStatus status) {
        return switch (status) {
            case WORKFLOW_EXECUTION_STATUS_COMPLETED -> State.COMPLETED;
            case WORKFLOW_EXECUTION_STATUS_CANCELED -> State.CANCELLED;
            case WORKFLOW_EXECUTION_STATUS_FAILED,
                    WORKFLOW_EXECUTION_STATUS_TERMINATED,
                    WORKFLOW_EXECUTION_STATUS_TIMED_OUT -> State.BROKEN;
            default -> State.OPEN;
        };
    }

    @Override
    public TrainingResult result(JobRun run) {
        try {
            return stub(run).getResult(RESULT_SECONDS, TimeUnit.SECONDS, TrainingResult.class);
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "The result of " + WorkflowIds.training(run.jobId(), run.run()) + " did not come within "
                            + RESULT_SECONDS + " s",
                    e);
        }
    }

    @Override
    public void cancel(JobRun run) {
        try {
            stub(run).cancel("stop requested");
        } catch (WorkflowNotFoundException e) {
            // It ended meanwhile: the next pass sees how.
            return;
        }
    }

    @Override
    public void terminate(JobRun run, String reason) {
        try {
            stub(run).terminate(reason);
        } catch (WorkflowNotFoundException e) {
            // It ended meanwhile: the row's end is written all the same.
            return;
        }
    }

    private WorkflowStub stub(JobRun run) {
        return client.newUntypedWorkflowStub(WorkflowIds.training(run.jobId(), run.run()));
    }
}
