package com.bakery.training.worker.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bakery.training.activities.support.HeartbeatMonitor;
import com.bakery.training.worker.FakeActivities;
import com.bakery.training.worker.TestBroker;
import com.bakery.training.workflows.TrainingDataConverter;
import com.bakery.training.workflows.WorkflowStarts;
import com.bakery.training.workflows.training.FanOut;
import com.bakery.training.workflows.training.FittingActivities;
import com.bakery.training.workflows.training.JobActivities;
import com.bakery.training.workflows.training.JobOutcome;
import com.bakery.training.workflows.training.ProductCounts;
import com.bakery.training.workflows.training.TrainingInput;
import com.bakery.training.workflows.training.TrainingResult;
import com.bakery.training.workflows.training.TrainingWorkflow;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.CanceledFailure;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The registration is complete: a whole job runs through it, over a port as in production. */
@Timeout(60)
class TemporalWorkersTest {
    private int port;
    private WorkflowServiceStubs stubs;
    private WorkflowClient client;

    @BeforeEach
    void connect() throws IOException {
        port = TestBroker.freePort();
        stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget("127.0.0.1:" + port)
                .build());
        client = WorkflowClient.newInstance(
                stubs,
                WorkflowClientOptions.newBuilder()
                        .setDataConverter(TrainingDataConverter.create())
                        .build());
    }

    @AfterEach
    void disconnect() {
        stubs.shutdownNow();
    }

    @Test
    void aWholeJobRunsOnTheRegisteredTypesAndObjects() throws IOException {
        try (var server = TestServer.createPortBoundServer(port)) {
            assertThat(server).isNotNull();
            SearchAttributeRegistration searchAttributes = new SearchAttributeRegistration(client);
            TemporalWorkers workers = workers(searchAttributes, FakeActivities.create(), Duration.ofSeconds(10));
            workers.start();
            try {
                assertThat(searchAttributes.getAsBoolean()).isTrue();
                assertThat(train(searchAttributes.getAsBoolean()))
                        .isEqualTo(new TrainingResult(JobOutcome.COMPLETED, new ProductCounts(1, 1, 0, 0), null, null));
            } finally {
                workers.stop();
            }
            assertThat(workers.isRunning()).isFalse();
        }
    }

    @Test
    void aRunningFitHearsOfTheStopWithinFiveSeconds() throws Exception {
        try (var server = TestServer.createPortBoundServer(port)) {
            assertThat(server).isNotNull();
            EndlessFit fit = new EndlessFit();
            TemporalWorkers workers = workers(FakeActivities.fittingBy(fit), Duration.ofSeconds(10));
            workers.start();
            try {
                WorkflowStub job = WorkflowStub.fromTyped(startTraining(false));
                assertThat(fit.running.await(20, TimeUnit.SECONDS)).isTrue();
                // The stop arrives at the worst moment: just after a heartbeat, the next one is a whole throttle away.
                Thread.sleep(500);
                long stopped = System.nanoTime();

                job.cancel("stop requested");
                assertThatThrownBy(() -> job.getResult(TrainingResult.class)).hasCauseInstanceOf(CanceledFailure.class);

                assertThat(Duration.ofNanos(System.nanoTime() - stopped)).isLessThan(Duration.ofSeconds(5));
                assertThat(fit.stopped.getCount())
                        .as("the fit itself has ended")
                        .isZero();
            } finally {
                workers.stop();
            }
        }
    }

    /** Computes for ever and says so, as the real one does. */
    private static final class EndlessFit implements FittingActivities {
        private final CountDownLatch running = new CountDownLatch(1);
        private final CountDownLatch stopped = new CountDownLatch(1);

        @Override
        public FittedCandidate fit(FitInput input) {
            HeartbeatMonitor monitor = HeartbeatMonitor.ofThisActivity();
            try {
                for (double sum = 0; sum < Double.MAX_VALUE; sum += 1e-9) {
                    monitor.progress("fit", 0.5);
                    running.countDown();
                }
            } finally {
                stopped.countDown();
            }
            throw new IllegalStateException("the fit was not stopped");
        }
    }

    @Test
    void registeringTheSearchAttributesTwiceChangesNothing() throws IOException {
        try (var server = TestServer.createPortBoundServer(port)) {
            assertThat(server).isNotNull();
            SearchAttributeRegistration searchAttributes = new SearchAttributeRegistration(client);

            searchAttributes.register();
            searchAttributes.register();

            assertThat(searchAttributes.getAsBoolean()).isTrue();
        }
    }

    @Test
    void aServerThatStaysAwayIsNamedWithItsAddressAndVariable() {
        TemporalWorkers workers = workers(FakeActivities.create(), Duration.ofMillis(200));

        assertThatThrownBy(workers::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Temporal at 127.0.0.1:" + port)
                .hasMessageContaining("TEMPORAL_ADDRESS");
        assertThat(workers.isRunning()).isFalse();
    }

    @Test
    void aServerThatStartsLaterIsWaitedFor() throws Exception {
        TemporalWorkers workers = workers(FakeActivities.create(), Duration.ofSeconds(30));
        Thread starting = new Thread(workers::start, "starting");
        starting.start();
        Thread.sleep(1_500);
        try (var server = TestServer.createPortBoundServer(port)) {
            assertThat(server).isNotNull();
            starting.join(30_000);
            assertThat(workers.isRunning()).isTrue();
            workers.stop();
        }
    }

    private TrainingResult train(boolean searchAttributes) {
        return WorkflowStub.fromTyped(startTraining(searchAttributes)).getResult(TrainingResult.class);
    }

    private TrainingWorkflow startTraining(boolean searchAttributes) {
        Instant now = Instant.now();
        TrainingInput input = TrainingInput.starting(
                new JobActivities.JobRun(UUID.randomUUID(), UUID.randomUUID(), 0),
                "Nightly",
                now,
                now.plusSeconds(60),
                false,
                FanOut.DEFAULT,
                ProductCounts.NONE);
        TrainingWorkflow workflow =
                client.newWorkflowStub(TrainingWorkflow.class, WorkflowStarts.training(input, 0, searchAttributes));
        WorkflowClient.start(workflow::train, input);
        return workflow;
    }

    private TemporalWorkers workers(ActivityObjects activities, Duration patience) {
        return workers(new SearchAttributeRegistration(client), activities, patience);
    }

    private TemporalWorkers workers(
            SearchAttributeRegistration searchAttributes, ActivityObjects activities, Duration patience) {
        return new TemporalWorkers(
                client, new TemporalServer(client, patience), searchAttributes, activities, new WorkerSlots(4, 2));
    }
}
