package com.bakery.training.workflows.queue;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import org.slf4j.Logger;

/** See {@link TrainingQueueWorkflow}. */
public final class TrainingQueueWorkflowImpl implements TrainingQueueWorkflow {
    private static final Logger log = Workflow.getLogger(TrainingQueueWorkflowImpl.class);

    /** A lost wake-up costs at most this. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** About a dozen events each: far from the size at which the server suggests to continue as new. */
    private static final int ROUNDS_PER_RUN = 100;

    /** Wake-ups are events too; a burst of them ends the run early. */
    private static final int EVENTS_PER_RUN = 3_000;

    private final QueueActivities activities =
            Workflow.newActivityStub(QueueActivities.class, QueueActivityOptions.admission());
    private boolean woken;

    @Override
    public void run() {
        for (int round = 0; round < ROUNDS_PER_RUN && Workflow.getInfo().getHistoryLength() < EVENTS_PER_RUN; round++) {
            woken = false;
            admit();
            Workflow.await(PATIENCE, () -> woken);
        }
        Workflow.newContinueAsNewStub(TrainingQueueWorkflow.class).run();
    }

    @Override
    public void wake() {
        woken = true;
    }

    /** The next round tries again: a queue that died of a database restart would never start a job again. */
    private void admit() {
        try {
            int admitted = activities.admit();
            Workflow.setCurrentDetails("Admitted " + admitted + " in the last round");
        } catch (ActivityFailure failure) {
            if (failure.getCause() instanceof CanceledFailure) {
                throw failure;
            }
            log.warn("No job was admitted in this round: {}", failure.getMessage());
        }
    }
}
