package com.bakery.training.workflows.training;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Trains the products of one job. Started only by the queue and the reconciler, under the id of {@code WorkflowIds.training}. */
@WorkflowInterface
public interface TrainingWorkflow {

    /**
     * Plans the job's products, trains them in a bounded window of {@link ProductTrainingWorkflow} children and ends the
     * job. Cancelling it stops running fits, keeps what is registered and leaves the job {@code cancelled}.
     *
     * @return the totals of the whole job, over all continued runs
     */
    @WorkflowMethod
    TrainingResult train(TrainingInput input);

    /** How far the job is; answers from the first instant, never falls. */
    @QueryMethod
    TrainingProgress progress();
}
