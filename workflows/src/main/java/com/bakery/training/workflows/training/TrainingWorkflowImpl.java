package com.bakery.training.workflows.training;

import com.bakery.training.workflows.training.TrainingInput.Continuation;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import org.jspecify.annotations.Nullable;

/** See {@link TrainingWorkflow}. */
public final class TrainingWorkflowImpl implements TrainingWorkflow {
    private final TrainingInput job;
    private final JobProgress progress;
    private @Nullable Continuation next;

    @WorkflowInit
    public TrainingWorkflowImpl(TrainingInput job) {
        this.job = job;
        this.progress = new JobProgress(job);
    }

    @Override
    public TrainingResult train(TrainingInput input) {
        RunEnd end = new Deadline(job.deadline()).guard(this::trainProducts);
        if (next != null && CancellationScope.current().isCancelRequested()) {
            end = RunEnd.cancelled();
        } else if (next != null) {
            continueAsNew(next);
        }
        return new JobClosing(job, progress).close(end);
    }

    @Override
    public TrainingProgress progress() {
        return progress.snapshot();
    }

    private void trainProducts() {
        next = new TrainingRun(job, progress).train();
    }

    private void continueAsNew(Continuation continuation) {
        Workflow.newContinueAsNewStub(TrainingWorkflow.class).train(job.continued(progress.counts(), continuation));
    }
}
