package com.bakery.training.workflows.queue;

import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Admits waiting jobs, one loop for the whole namespace. It keeps no state: the rows are the queue. */
@WorkflowInterface
public interface TrainingQueueWorkflow {

    /** Runs {@link QueueActivities#admit()} when woken or after 30 s, for ever; continues as new after a bounded number of rounds. */
    @WorkflowMethod
    void run();

    /** Something changed: a job was inserted, stopped or has ended. */
    @SignalMethod
    void wake();
}
