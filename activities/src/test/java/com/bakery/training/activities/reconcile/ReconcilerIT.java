package com.bakery.training.activities.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.forecasting.PipelineOptions;
import com.bakery.training.activities.ActivitySettings;
import com.bakery.training.activities.CountingMetrics;
import com.bakery.training.activities.job.JobEnds;
import com.bakery.training.activities.queue.QueueActivitiesImpl;
import com.bakery.training.activities.queue.QueueWaker;
import com.bakery.training.activities.queue.WorkflowStarter;
import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.artifact.ArtifactEntry;
import com.bakery.training.registry.artifact.ArtifactKeys;
import com.bakery.training.registry.artifact.ArtifactStore;
import com.bakery.training.registry.artifact.ArtifactStores;
import com.bakery.training.registry.job.Job;
import com.bakery.training.registry.job.JobRun;
import com.bakery.training.registry.job.JobStatus;
import com.bakery.training.workflows.FailureType;
import com.bakery.training.workflows.training.FanOut;
import com.bakery.training.workflows.training.JobOutcome;
import com.bakery.training.workflows.training.ProductCounts;
import com.bakery.training.workflows.training.TrainingResult;
import io.temporal.testing.TestWorkflowEnvironment;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of a real database against workflows that are said to be in every state. */
class ReconcilerIT {
    private static final ActivitySettings SETTINGS =
            new ActivitySettings(1, Duration.ofMinutes(30), true, true, PipelineOptions.DEFAULT, FanOut.DEFAULT);

    private final UUID tenant = UUID.randomUUID();
    private final FakeRuns runs = new FakeRuns();
    private final CountingMetrics metrics = new CountingMetrics();
    private RegistryDatabase database;
    private TestRegistry registry;
    private TestWorkflowEnvironment temporal;
    private WorkflowStarter starter;
    private Reconciler reconciler;

    @BeforeEach
    void open() {
        database = RegistryDatabase.open();
        registry = database.registry();
        temporal = TestWorkflowEnvironment.newInstance();
        starter = new WorkflowStarter(temporal.getWorkflowClient(), registry.plan, SETTINGS, () -> false);
        JobEnds ends = new JobEnds(
                registry.runs, registry.jobs, metrics, new QueueWaker(temporal.getWorkflowClient()), Clock.systemUTC());
        reconciler = new Reconciler(registry.queue, runs, starter, ends, metrics, Clock.systemUTC());
        registry.product(tenant, "Roll", 3, 40);
    }

    @AfterEach
    void close() {
        temporal.close();
        database.close();
    }

    @Test
    void aRunningRowWithoutAWorkflowGetsOne() {
        JobRun run = registry.runningJob(tenant);
        runs.state = TrainingRuns.State.MISSING;

        reconciler.reconcile();

        assertThat(new TemporalTrainingRuns(temporal.getWorkflowClient()).state(run))
                .isEqualTo(TrainingRuns.State.OPEN);
        assertThat(job(run).status()).isEqualTo(JobStatus.RUNNING);
        assertThat(metrics.counted).containsExactly("reconciled RESTARTED");
    }

    @Test
    void stagedFilesStayOnlyAsLongAsTheirJobRuns(@TempDir Path folder) {
        ArtifactStore store = ArtifactStores.open(folder.toString(), name -> null);
        JobRun running = registry.runningJob(tenant);
        UUID ended = UUID.randomUUID();
        UUID product = UUID.randomUUID();
        String kept = ArtifactKeys.staged(running.jobId(), 0, product, "data", "a".repeat(64));
        store.write(kept, new byte[1]);
        store.write(ArtifactKeys.staged(ended, 1, product, "data", "b".repeat(64)), new byte[1]);
        String model = ArtifactKeys.model(tenant, product, "20261123_120000", true);
        store.write(model, new byte[1]);

        new StorageSweep(store, registry.queue).sweep();

        assertThat(store.list(ArtifactKeys.staged()))
                .extracting(ArtifactEntry::key)
                .containsExactly(kept);
        assertThat(store.list(tenant.toString())).extracting(ArtifactEntry::key).containsExactly(model);
    }

    @Test
    void aLostWorkflowOfAStoppedJobIsNotStartedAgain() {
        JobRun run = registry.runningJob(tenant);
        registry.jobs.requestStop(tenant, run.jobId());
        runs.state = TrainingRuns.State.MISSING;

        reconciler.reconcile();

        assertThat(job(run).status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(new TemporalTrainingRuns(temporal.getWorkflowClient()).state(run))
                .isEqualTo(TrainingRuns.State.MISSING);
    }

    @Test
    void anOpenWorkflowIsLeftUnlessAStopWasAskedFor() {
        JobRun run = registry.runningJob(tenant);
        runs.state = TrainingRuns.State.OPEN;

        reconciler.reconcile();
        assertThat(runs.cancelled).isFalse();

        registry.jobs.requestStop(tenant, run.jobId());
        reconciler.reconcile();
        assertThat(runs.cancelled).isTrue();
        assertThat(job(run).status()).isEqualTo(JobStatus.RUNNING);
    }

    @Test
    void theOutcomeOfAClosedWorkflowIsWrittenOnce() {
        JobRun run = registry.runningJob(tenant);
        runs.state = TrainingRuns.State.COMPLETED;
        runs.result = new TrainingResult(
                JobOutcome.FAILED, ProductCounts.NONE, FailureType.DEADLINE_EXCEEDED, "Took longer than 30 minutes.");

        reconciler.reconcile();
        reconciler.reconcile();

        assertThat(job(run).status()).isEqualTo(JobStatus.FAILED);
        assertThat(job(run).errorType()).isEqualTo("DeadlineExceededError");
        assertThat(metrics.counted).containsExactly("ended FAILED", "reconciled FAILED");
        assertThat(registry.outbox.waiting()).isEqualTo(1);
    }

    /** Its code fails task after task, or no worker knows its type: it cannot keep its own deadline. */
    @Test
    void aWorkflowThatIsOpenLongAfterItsDeadlineIsEndedAndSoIsItsJob() {
        JobRun run = registry.runningJob(tenant);
        starter.start(registry.queue.running().get(0));
        TemporalTrainingRuns workflows = new TemporalTrainingRuns(temporal.getWorkflowClient());
        reconcilerAt(workflows, Duration.ofMinutes(31)).reconcile();
        assertThat(job(run).status()).as("it may still be cleaning up").isEqualTo(JobStatus.RUNNING);

        reconcilerAt(workflows, Duration.ofMinutes(33)).reconcile();

        assertThat(job(run).status()).isEqualTo(JobStatus.FAILED);
        assertThat(job(run).errorType()).isEqualTo("DeadlineExceededError");
        assertThat(workflows.state(run)).isEqualTo(TrainingRuns.State.BROKEN);
        assertThat(metrics.counted).containsExactly("ended FAILED", "reconciled OVERDUE");
        assertThat(registry.runs.retry(tenant, run.jobId()).retryCount()).isOne();
    }

    /** Both as the server has it: a row nobody works on, then one whose workflow an operator ended. */
    @Test
    void aRowIsNeverLeftRunningWhenItsWorkflowIsGone() {
        JobRun run = registry.runningJob(tenant);
        TemporalTrainingRuns workflows = new TemporalTrainingRuns(temporal.getWorkflowClient());

        reconcilerAt(workflows, Duration.ZERO).reconcile();
        assertThat(workflows.state(run)).isEqualTo(TrainingRuns.State.OPEN);
        workflows.terminate(run, "by an operator");
        reconcilerAt(workflows, Duration.ZERO).reconcile();

        assertThat(job(run).status()).isEqualTo(JobStatus.FAILED);
        assertThat(job(run).errorMessage()).contains("ended from outside");
        assertThat(metrics.counted).containsExactly("reconciled RESTARTED", "ended FAILED", "reconciled FAILED");
    }

    @Test
    void aWorkflowThatCannotBeLookedAtIsCountedAndKeepsNoOtherWaiting() {
        registry.runningJob(tenant);
        JobRun second = registry.runningJob(tenant);
        runs.state = TrainingRuns.State.CANCELLED;
        runs.unreachable = 1;

        reconciler.reconcile();

        assertThat(job(second).status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(metrics.counted)
                .containsExactly("reconciled UNREACHABLE", "ended CANCELLED", "reconciled CANCELLED");
    }

    private Reconciler reconcilerAt(TrainingRuns workflows, Duration later) {
        JobEnds ends = new JobEnds(
                registry.runs, registry.jobs, metrics, new QueueWaker(temporal.getWorkflowClient()), Clock.systemUTC());
        return new Reconciler(
                registry.queue, workflows, starter, ends, metrics, Clock.offset(Clock.systemUTC(), later));
    }

    @Test
    void aBrokenWorkflowFailsItsJobAndACancelledOneCancelsIt() {
        JobRun broken = registry.runningJob(tenant);
        runs.state = TrainingRuns.State.BROKEN;
        reconciler.reconcile();
        assertThat(job(broken).errorType()).isEqualTo("UnexpectedError");

        JobRun cancelled = registry.runningJob(tenant);
        runs.state = TrainingRuns.State.CANCELLED;
        reconciler.reconcile();
        assertThat(job(cancelled).status()).isEqualTo(JobStatus.CANCELLED);
    }

    @Test
    void admissionStartsWorkflowsUpToTheCap() {
        UUID first = registry.pendingJob(tenant);
        UUID second = registry.pendingJob(tenant);
        QueueActivitiesImpl queue = new QueueActivitiesImpl(registry.queue, starter, metrics, SETTINGS);

        assertThat(queue.admit()).isEqualTo(1);
        assertThat(queue.admit()).isZero();

        TemporalTrainingRuns started = new TemporalTrainingRuns(temporal.getWorkflowClient());
        assertThat(started.state(new JobRun(tenant, first, 0))).isEqualTo(TrainingRuns.State.OPEN);
        assertThat(started.state(new JobRun(tenant, second, 0))).isEqualTo(TrainingRuns.State.MISSING);
    }

    private Job job(JobRun run) {
        return registry.jobs.find(tenant, run.jobId()).orElseThrow();
    }

    private static final class FakeRuns implements TrainingRuns {
        private State state = State.MISSING;
        private TrainingResult result;
        private boolean cancelled;
        private int unreachable;

        @Override
        public State state(JobRun run) {
            if (unreachable-- > 0) {
                throw new IllegalStateException("the server is away");
            }
            return state;
        }

        @Override
        public TrainingResult result(JobRun run) {
            return result;
        }

        @Override
        public void cancel(JobRun run) {
            cancelled = true;
        }

        @Override
        public void terminate(JobRun run, String reason) {
            state = State.BROKEN;
        }
    }
}
