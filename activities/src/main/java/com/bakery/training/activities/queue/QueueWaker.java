package com.bakery.training.activities.queue;

import com.bakery.training.workflows.WorkflowIds;
import com.bakery.training.workflows.queue.TrainingQueueWorkflow;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the queue that something changed. A lost word costs up to 30 s: the queue looks by itself. */
public final class QueueWaker {
    private static final Logger log = LoggerFactory.getLogger(QueueWaker.class);

    private final WorkflowClient client;

    public QueueWaker(WorkflowClient client) {
        this.client = client;
    }

    /** Signals the queue; never fails. */
    public void wake() {
        try {
            client.newWorkflowStub(TrainingQueueWorkflow.class, WorkflowIds.QUEUE)
                    .wake();
        } catch (WorkflowException | io.grpc.StatusRuntimeException e) {
            log.debug("The queue could not be woken; it looks by itself", e);
        }
    }
}
