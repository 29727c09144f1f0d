package com.bakery.training.standalone.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.bakery.training.activities.queue.WorkflowStarter;
import com.bakery.training.workflows.WorkflowIds;
import com.bakery.training.workflows.training.FanOut;
import com.bakery.training.workflows.training.JobActivities;
import com.bakery.training.workflows.training.ProductCounts;
import com.bakery.training.workflows.training.TrainingInput;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporalDevServerIT {
    private static final PortSetting ANY = new PortSetting("EMBEDDED_TEMPORAL_PORT", 0);

    @TempDir
    Path folder;

    private Path binary;

    @BeforeEach
    void findTheTool() {
        Optional<Path> found = TemporalBinaries.installed();
        assumeTrue(found.isPresent(), "no temporal binary: run 'make temporal'");
        binary = found.get();
    }

    @Test
    void servesWorkflowsAndItsUserInterfaceAndStops() throws Exception {
        try (DataDirectory data = DataDirectory.open(folder)) {
            TemporalServer server = TemporalDevServer.start(binary, data, ANY, "default");
            long pid = pid();

            assertThat(server.uiUrl()).startsWith("http://127.0.0.1:");
            server.close();

            assertThat(ProcessHandle.of(pid)).isEmpty();
            assertThat(folder.resolve("temporal/server.pid")).doesNotExist();
            assertThat(folder.resolve("temporal/temporal.db")).exists();
        }
    }

    @Test
    void stopsAServerThatAKilledProcessLeftBehind() throws Exception {
        try (DataDirectory data = DataDirectory.open(folder)) {
            TemporalServer orphan = TemporalDevServer.start(binary, data, ANY, "default");
            long pid = pid();
            int port = Integer.parseInt(orphan.address().replaceAll(".*:", ""));

            try (TemporalServer next =
                    TemporalDevServer.start(binary, data, new PortSetting("EMBEDDED_TEMPORAL_PORT", port), "default")) {
                assertThat(next.address()).isEqualTo(orphan.address());
                assertThat(ProcessHandle.of(pid)).isEmpty();
            }
        }
    }

    /** A fresh server knows no attribute of ours, as one that came back without its memory. */
    @Test
    void startsAJobWhoseSearchAttributesItDoesNotKnow() throws Exception {
        try (DataDirectory data = DataDirectory.open(folder);
                TemporalServer server = TemporalDevServer.start(binary, data, ANY, "default")) {
            WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                    .setTarget(server.address())
                    .build());
            try {
                JobActivities.JobRun run = new JobActivities.JobRun(UUID.randomUUID(), UUID.randomUUID(), 0);
                WorkflowClient client = WorkflowClient.newInstance(stubs);
                new WorkflowStarter(client, null, null, () -> true)
                        .start(
                                TrainingInput.starting(
                                        run,
                                        "job",
                                        Instant.now(),
                                        Instant.now().plusSeconds(600),
                                        false,
                                        FanOut.DEFAULT,
                                        ProductCounts.NONE),
                                0);

                assertThat(client.newUntypedWorkflowStub(WorkflowIds.training(run.jobId(), 0))
                                .describe()
                                .getStatus())
                        .isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING);
            } finally {
                stubs.shutdownNow();
            }
        }
    }

    private long pid() throws Exception {
        return Long.parseLong(Files.readString(folder.resolve("temporal/server.pid")));
    }
}
