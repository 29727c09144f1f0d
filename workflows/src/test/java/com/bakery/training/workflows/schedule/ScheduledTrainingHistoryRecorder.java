package com.bakery.training.workflows.schedule;

import com.bakery.training.workflows.Histories;
import com.bakery.training.workflows.TaskQueues;
import com.bakery.training.workflows.TrainingDataConverter;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Writes the histories of scheduled runs; see {@code HistoryRecorder}. */
class ScheduledTrainingHistoryRecorder {
    private static final UUID TENANT = UUID.fromString("00000000-0000-4000-8000-000000000001");

    @Test
    void twoPagesAndOne() throws IOException {
        try (TestWorkflowEnvironment environment =
                TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                        .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                                .setIdentity("test-bed")
                                .setDataConverter(TrainingDataConverter.create())
                                .build())
                        .build())) {
            var worker = environment.newWorker(TaskQueues.TRAINING);
            worker.registerWorkflowImplementationTypes(ScheduledTrainingWorkflowImpl.class);
            worker.registerActivitiesImplementations((ScheduleActivities) ScheduledTrainingHistoryRecorder::page);
            environment.start();
            WorkflowClient client = environment.getWorkflowClient();
            record(client, "schedule-everybody", null);
            record(client, "schedule-tenant", new ScheduledTrainingInput(TENANT, "Nightly", null, 5, true, null));
        }
    }

    /** Everybody has two pages. */
    private static ScheduleActivities.Page page(ScheduleActivities.Request request) {
        boolean more = request.input().tenantId() == null && request.after() == null;
        return new ScheduleActivities.Page(new ScheduledTrainingResult(1, 0, 0, null), more ? TENANT : null);
    }

    private static void record(WorkflowClient client, String name, ScheduledTrainingInput input) throws IOException {
        client.newWorkflowStub(
                        ScheduledTrainingWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(name)
                                .setTaskQueue(TaskQueues.TRAINING)
                                .build())
                .run(input);
        Histories.write(name, client.fetchHistory(name));
    }
}
