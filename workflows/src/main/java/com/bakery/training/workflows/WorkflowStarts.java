package com.bakery.training.workflows;

import com.bakery.training.workflows.training.Story;
import com.bakery.training.workflows.training.TrainingInput;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowOptions;
import java.time.Duration;

/** How the two workflows that have no parent are started. */
public final class WorkflowStarts {

    /** A job's own deadline ends it; this is for a run that cannot, whose code fails task after task. */
    private static final Duration BACKSTOP = Duration.ofHours(1);

    /** The queue's run continues as new within an hour; one that cannot is ended, and the reconciler starts the next. */
    private static final Duration QUEUE_RUN = Duration.ofHours(2);

    private WorkflowStarts() {}

    /**
     * Options of a job's workflow. Its id is refused for ever after (REJECT_DUPLICATE): a run of a job happens once.
     *
     * @param priority of the job, 0..9, see {@link JobShare}
     * @param searchAttributes whether the namespace knows {@link SearchAttributes#ALL}; the server refuses unknown ones
     */
    public static WorkflowOptions training(TrainingInput input, int priority, boolean searchAttributes) {
        WorkflowOptions.Builder options = WorkflowOptions.newBuilder()
                .setWorkflowId(WorkflowIds.training(input.jobId(), input.run()))
                .setTaskQueue(TaskQueues.TRAINING)
                .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
                .setWorkflowExecutionTimeout(
                        Duration.between(input.startedAt(), input.deadline()).plus(BACKSTOP))
                .setPriority(JobShare.of(input.tenantId(), priority))
                .setStaticSummary(Story.summary(input))
                .setStaticDetails(Story.details(input));
        if (searchAttributes) {
            options.setTypedSearchAttributes(SearchAttributes.of(input.tenantId(), input.jobId(), null));
        }
        return options.build();
    }

    /** Options of the queue workflow: starting it again while it is open is the same run. */
    public static WorkflowOptions queue() {
        return WorkflowOptions.newBuilder()
                .setWorkflowId(WorkflowIds.QUEUE)
                .setTaskQueue(TaskQueues.TRAINING)
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .setWorkflowRunTimeout(QUEUE_RUN)
                .setStaticSummary("Admits waiting training jobs")
                .build();
    }
}
