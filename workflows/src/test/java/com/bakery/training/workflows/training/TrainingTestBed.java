package com.bakery.training.workflows.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.workflows.FailureType;
import com.bakery.training.workflows.SearchAttributes;
import com.bakery.training.workflows.TaskQueues;
import com.bakery.training.workflows.TrainingDataConverter;
import com.bakery.training.workflows.WorkflowIds;
import com.bakery.training.workflows.WorkflowStarts;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import io.temporal.worker.WorkflowImplementationOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A test server with time skipping, workers on both queues and fake activities. TEMPORAL_TEST_ADDRESS names a real server
 * with our search attributes to use instead, for a look at what the test server does differently.
 */
final class TrainingTestBed implements AutoCloseable {
    final FakeJob job = new FakeJob();
    final FakeSteps steps = new FakeSteps(job);
    final FakePooled pooled = new FakePooled();
    final FakeExternal external = new FakeExternal();
    final TestWorkflowEnvironment environment;
    final WorkflowClient client;
    private FanOut fanOut = FanOut.DEFAULT;
    private boolean searchAttributes = true;
    private Duration maxTime = Duration.ofMinutes(30);

    TrainingTestBed() {
        String realServer = System.getenv("TEMPORAL_TEST_ADDRESS");
        environment = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setUseExternalService(realServer != null)
                .setTarget(realServer)
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setIdentity("test-bed")
                        .setDataConverter(TrainingDataConverter.create())
                        .build())
                // Every workflow task replays the history from its start: non-determinism shows at once.
                .setWorkerFactoryOptions(WorkerFactoryOptions.newBuilder()
                        .setWorkflowCacheSize(0)
                        .build())
                .build());
        if (realServer == null) {
            SearchAttributes.ALL.forEach(key ->
                    environment.registerSearchAttribute(key.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
        }
        client = environment.getWorkflowClient();
        startWorkers();
    }

    private void startWorkers() {
        WorkerOptions prompt = WorkerOptions.newBuilder()
                .setMaxHeartbeatThrottleInterval(Duration.ofMillis(50))
                .build();
        var training = environment.newWorker(TaskQueues.TRAINING, prompt);
        training.registerWorkflowImplementationTypes(
                WorkflowImplementationOptions.newBuilder()
                        .setFailWorkflowExceptionTypes(Throwable.class)
                        .build(),
                TrainingWorkflowImpl.class,
                ProductTrainingWorkflowImpl.class);
        training.registerActivitiesImplementations(job, steps, external);
        environment.newWorker(TaskQueues.FITTING, prompt).registerActivitiesImplementations(steps, pooled);
        environment.start();
    }

    TrainingTestBed withFanOut(int window, int childrenPerRun, int pageSize) {
        fanOut = new FanOut(window, childrenPerRun, pageSize);
        return this;
    }

    TrainingTestBed withMaxTime(Duration time) {
        maxTime = time;
        return this;
    }

    TrainingTestBed withoutSearchAttributes() {
        searchAttributes = false;
        return this;
    }

    /** Starts the job's workflow and returns at once. */
    TrainingWorkflow start() {
        Instant now = Instant.ofEpochMilli(environment.currentTimeMillis());
        TrainingInput input = TrainingInput.starting(
                new JobActivities.JobRun(FakeJob.TENANT, job.id, 0),
                "Weekly retraining",
                now,
                now.plus(maxTime),
                false,
                fanOut,
                job.counts());
        TrainingWorkflow workflow =
                client.newWorkflowStub(TrainingWorkflow.class, WorkflowStarts.training(input, 0, searchAttributes));
        WorkflowClient.start(workflow::train, input);
        return workflow;
    }

    /** Runs the job to its end. */
    TrainingResult run() {
        return resultOf(start());
    }

    static TrainingResult resultOf(TrainingWorkflow workflow) {
        return WorkflowStub.fromTyped(workflow).getResult(TrainingResult.class);
    }

    /** The histories of the job's runs, the first one first. */
    List<WorkflowExecutionHistory> runs() {
        String workflowId = WorkflowIds.training(job.id, 0);
        List<WorkflowExecutionHistory> runs = new ArrayList<>();
        @Nullable String runId = null;
        do {
            runs.add(0, client.fetchHistory(workflowId, runId));
            runId = runs.get(0)
                    .getEvents()
                    .get(0)
                    .getWorkflowExecutionStartedEventAttributes()
                    .getContinuedExecutionRunId();
        } while (!runId.isEmpty());
        return runs;
    }

    /** The job was ended once, like this, and its staged files were swept once. */
    void assertEnded(JobOutcome outcome, @Nullable FailureType failure) {
        assertThat(job.finished).singleElement().satisfies(request -> {
            assertThat(request.job()).isEqualTo(new JobActivities.JobRun(FakeJob.TENANT, job.id, 0));
            assertThat(request.outcome()).isEqualTo(outcome);
            assertThat(request.failure()).isEqualTo(failure);
        });
        assertThat(job.swept).hasValue(1);
    }

    @Override
    public void close() {
        steps.endless = false;
        pooled.endless = false;
        external.endless = false;
        environment.close();
    }
}
