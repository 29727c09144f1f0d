package com.bakery.training.workflows.queue;

import com.bakery.training.workflows.Histories;
import com.bakery.training.workflows.TaskQueues;
import com.bakery.training.workflows.WorkflowIds;
import com.bakery.training.workflows.WorkflowStarts;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Writes the queue's histories; see {@code HistoryRecorder}. */
class QueueHistoryRecorder {

    @Test
    void wokenAndWaiting() throws IOException {
        try (TestWorkflowEnvironment environment =
                TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                        .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                                .setIdentity("test-bed")
                                .build())
                        .build())) {
            var worker = environment.newWorker(TaskQueues.TRAINING);
            worker.registerWorkflowImplementationTypes(TrainingQueueWorkflowImpl.class);
            worker.registerActivitiesImplementations((QueueActivities) () -> 1);
            environment.start();
            WorkflowClient client = environment.getWorkflowClient();
            TrainingQueueWorkflow queue = client.newWorkflowStub(TrainingQueueWorkflow.class, WorkflowStarts.queue());
            String firstRun = WorkflowClient.start(queue::run).getRunId();
            environment.sleep(Duration.ofSeconds(50));
            queue.wake();
            environment.sleep(Duration.ofSeconds(50));
            Histories.write("queue-woken", client.fetchHistory(WorkflowIds.QUEUE));
            environment.sleep(Duration.ofHours(2));
            Histories.write("queue-continued", client.fetchHistory(WorkflowIds.QUEUE, firstRun));
        }
    }
}
