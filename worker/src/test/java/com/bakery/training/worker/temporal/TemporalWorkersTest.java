package com.bakery.training.worker.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import com.bakery.training.worker.TestBroker;
import com.bakery.training.workflows.TrainingDataConverter;
import com.bakery.training.workflows.WorkflowStarts;
import com.bakery.training.workflows.queue.QueueActivities;
import com.bakery.training.workflows.training.ArtifactReference;
import com.bakery.training.workflows.training.CollectionActivities;
import com.bakery.training.workflows.training.FanOut;
import com.bakery.training.workflows.training.FeatureActivities;
import com.bakery.training.workflows.training.FittingActivities;
import com.bakery.training.workflows.training.JobActivities;
import com.bakery.training.workflows.training.JobOutcome;
import com.bakery.training.workflows.training.ProductCounts;
import com.bakery.training.workflows.training.RegistrationActivities;
import com.bakery.training.workflows.training.StorageActivities;
import com.bakery.training.workflows.training.TrainingInput;
import com.bakery.training.workflows.training.TrainingResult;
import com.bakery.training.workflows.training.TrainingWorkflow;
import com.bakery.training.workflows.training.ValidationActivities;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The registration is complete: a whole job runs through it, over a port as in production. */
@Timeout(60)
class TemporalWorkersTest {
    private static final ArtifactReference FILE = new ArtifactReference("staged/file", "ab".repeat(32), 1);

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
            TemporalWorkers workers = workers(searchAttributes, Duration.ofSeconds(10));
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
        TemporalWorkers workers = workers(new SearchAttributeRegistration(client), Duration.ofMillis(200));

        assertThatThrownBy(workers::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Temporal at 127.0.0.1:" + port)
                .hasMessageContaining("TEMPORAL_ADDRESS");
        assertThat(workers.isRunning()).isFalse();
    }

    @Test
    void aServerThatStartsLaterIsWaitedFor() throws Exception {
        TemporalWorkers workers = workers(new SearchAttributeRegistration(client), Duration.ofSeconds(30));
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
        Instant now = Instant.now();
        TrainingInput input = TrainingInput.starting(
                new JobActivities.JobRun(UUID.randomUUID(), UUID.randomUUID(), 0),
                "Nightly",
                now,
                now.plusSeconds(60),
                false,
                FanOut.DEFAULT,
                ProductCounts.NONE);
        return client.newWorkflowStub(TrainingWorkflow.class, WorkflowStarts.training(input, searchAttributes))
                .train(input);
    }

    private TemporalWorkers workers(SearchAttributeRegistration searchAttributes, Duration patience) {
        return new TemporalWorkers(
                client, new TemporalServer(client, patience), searchAttributes, activities(), new WorkerSlots(4, 2));
    }

    private static ActivityObjects activities() {
        CollectionActivities collection = fake(CollectionActivities.class);
        FeatureActivities features = fake(FeatureActivities.class);
        FittingActivities fitting = fake(FittingActivities.class);
        ValidationActivities validation = fake(ValidationActivities.class);
        StorageActivities storage = fake(StorageActivities.class);
        RegistrationActivities registration = fake(RegistrationActivities.class);
        JobActivities jobs = fake(JobActivities.class);
        var product = new JobActivities.PlannedProduct(UUID.randomUUID(), "Baguette", 1);
        ProductCounts one = new ProductCounts(1, 0, 0, 0);
        LocalDate day = LocalDate.of(2026, 1, 1);
        when(jobs.plan(any())).thenReturn(one);
        when(jobs.nextPage(any())).thenReturn(new JobActivities.ProductPage(List.of(product), one, 1, true));
        when(collection.collect(any())).thenReturn(new CollectionActivities.CollectedData(FILE, 40, day, day));
        when(features.engineerFeatures(any())).thenReturn(new FeatureActivities.EngineeredFeatures(FILE, 24));
        when(fitting.fit(any())).thenReturn(new FittingActivities.FittedCandidate(FILE, 1));
        when(validation.validate(any())).thenReturn(new ValidationActivities.ValidatedCandidate(FILE, 8, 0.2, 0.3, 1));
        when(storage.store(any())).thenReturn(new StorageActivities.StoredModel(FILE, FILE, "20260101_000000", "ab"));
        when(registration.register(any()))
                .thenReturn(new RegistrationActivities.RegisteredModel("20260101_000000", true));
        return new ActivityObjects(
                collection, features, fitting, validation, storage, registration, jobs, fake(QueueActivities.class));
    }

    /** A mock carries its interface's annotations along, and Temporal refuses annotated classes. */
    private static <T> T fake(Class<T> type) {
        return mock(type, withSettings().withoutAnnotations());
    }
}
