package com.bakery.training.api.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.bakery.training.api.queue.QueuePlaces;
import com.bakery.training.registry.job.Job;
import com.bakery.training.registry.job.JobOrigin;
import com.bakery.training.registry.job.JobRepository;
import com.bakery.training.registry.job.JobStatus;
import com.bakery.training.registry.job.QueuePlace;
import com.bakery.training.workflows.training.ProductCounts;
import com.bakery.training.workflows.training.TrainingProgress;
import com.bakery.training.workflows.training.TrainingWorkflow;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobProgressSourceTest {
    private static final UUID TENANT = UUID.randomUUID();
    private static final UUID JOB = UUID.randomUUID();
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final JobRepository jobs = mock();
    private final QueuePlaces queue = mock();
    private final WorkflowClient client = mock();
    private final TrainingWorkflow workflow = mock();
    private ProgressSource source;

    @BeforeEach
    void open() {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        when(client.newWorkflowStub(eq(TrainingWorkflow.class), any(String.class)))
                .thenReturn(workflow);
        LiveProgress live = new LiveProgress(client, Duration.ofSeconds(1), new ManualTimer(), clock);
        source = new JobProgressSource(TENANT, JOB, jobs, queue, live, clock);
    }

    @Test
    void asksTheWorkflowOfTheCurrentRun() {
        row(JobStatus.RUNNING, 2);
        when(workflow.progress()).thenReturn(live(41));
        ProgressMessage message = source.read().orElseThrow();
        assertThat(message.type()).isEqualTo("training_progress");
        assertThat(message.progress().percentage()).isEqualTo(41);
        assertThat(message.progress().productsCompleted())
                .as("completed and skipped")
                .isEqualTo(3);
        assertThat(message.progress().productsTotal()).isEqualTo(10);
        assertThat(message.progress().estimatedTimeRemaining()).isEqualTo(77);
        verify(client).newWorkflowStub(TrainingWorkflow.class, "training-" + JOB + "-r2");
    }

    @Test
    void readsTheRowWhereNobodyAnswersAndRestsBeforeItAsksAgain() {
        row(JobStatus.RUNNING, 0);
        when(workflow.progress()).thenThrow(new StatusRuntimeException(Status.DEADLINE_EXCEEDED));
        assertThat(source.read().orElseThrow().progress().percentage()).isEqualTo(30);
        assertThat(source.read().orElseThrow().progress().estimatedTimeRemaining())
                .isEqualTo(60);
        verify(workflow, times(1)).progress();
    }

    @Test
    void anEndedJobIsWhatItsRowSays() {
        row(JobStatus.FAILED, 0);
        ProgressMessage message = source.read().orElseThrow();
        assertThat(message.type()).isEqualTo("training_failed");
        assertThat(message.last()).isTrue();
        verify(workflow, times(0)).progress();
    }

    @Test
    void aWaitingJobTellsItsPlaceAndWhenItIsLikelyToHaveEnded() {
        row(JobStatus.PENDING, 0);
        when(queue.placeOf(JOB)).thenReturn(Optional.of(new QueuePlace(4, NOW.plusSeconds(100), NOW.plusSeconds(130))));
        ProgressMessage.Progress waiting = source.read().orElseThrow().progress();
        assertThat(waiting.currentStep()).isEqualTo("Waiting in the queue, position 4");
        assertThat(waiting.estimatedTimeRemaining()).isEqualTo(130);
    }

    @Test
    void aDeletedJobIsGone() {
        when(jobs.find(TENANT, JOB)).thenReturn(Optional.empty());
        assertThat(source.read()).isEmpty();
    }

    private static TrainingProgress live(int percentage) {
        return new TrainingProgress(percentage, "Training", new ProductCounts(10, 2, 1, 1), 77L, NOW, null);
    }

    private void row(JobStatus status, int run) {
        Job job = new Job(
                JOB,
                TENANT,
                "Nightly",
                null,
                status,
                0,
                30,
                "Training products",
                3,
                0,
                1,
                10,
                NOW,
                null,
                NOW.plusSeconds(60),
                null,
                null,
                run,
                null,
                NOW,
                NOW,
                false,
                null,
                JobOrigin.REQUEST,
                null,
                null);
        when(jobs.find(TENANT, JOB)).thenReturn(Optional.of(job));
    }
}
