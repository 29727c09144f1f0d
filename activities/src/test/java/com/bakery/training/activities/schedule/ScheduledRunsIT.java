package com.bakery.training.activities.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bakery.training.activities.queue.QueueWaker;
import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.job.JobFilter;
import com.bakery.training.registry.paging.PageRequest;
import com.bakery.training.registry.schedule.ScheduleSettings;
import com.bakery.training.registry.schedule.TrainingSchedule;
import com.bakery.training.workflows.TaskQueues;
import com.bakery.training.workflows.TrainingDataConverter;
import com.bakery.training.workflows.schedule.ScheduledTrainingInput;
import com.bakery.training.workflows.schedule.ScheduledTrainingInput.StoredSchedule;
import com.bakery.training.workflows.schedule.ScheduledTrainingResult;
import com.bakery.training.workflows.schedule.ScheduledTrainingWorkflow;
import com.bakery.training.workflows.schedule.ScheduledTrainingWorkflowImpl;
import io.temporal.api.workflowservice.v1.ListClosedWorkflowExecutionsRequest;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Scheduled runs on the server inside the process, over a real database, in a time that is let pass: over the end of summer time. */
@Timeout(120)
class ScheduledRunsIT {
    private static final Instant FRIDAY = Instant.parse("2026-10-23T12:00:00Z");
    private static final String MADRID = "Europe/Madrid";

    private final UUID tenant = UUID.randomUUID();
    private RegistryDatabase database;
    private TestRegistry registry;
    private TestWorkflowEnvironment temporal;
    private ScheduleReconciler reconciler;

    @BeforeEach
    void open() {
        database = RegistryDatabase.open();
        registry = database.registry();
        registry.product(tenant, "Roll", 3, 40);
        temporal = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setInitialTime(FRIDAY)
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(TrainingDataConverter.create())
                        .build())
                .build());
        var worker = temporal.newWorker(TaskQueues.TRAINING);
        worker.registerWorkflowImplementationTypes(ScheduledTrainingWorkflowImpl.class);
        worker.registerActivitiesImplementations(new ScheduleActivitiesImpl(
                registry.schedules, registry.intake, new QueueWaker(temporal.getWorkflowClient())));
        temporal.start();
        reconciler = new ScheduleReconciler(registry.schedules, temporal.getWorkflowClient(), clock());
    }

    @AfterEach
    void close() {
        temporal.close();
        database.close();
    }

    @Test
    void runsOnceADayAtThreeOClockThoughTheClockIsPutBack() {
        registry.schedules.save(tenant, ScheduleSettings.allProducts("0 3 * * *", MADRID), now());

        pass(Duration.ofDays(4));

        assertThat(occasions(tenant))
                .containsExactly(
                        "schedule@2026-10-24T01:00:00Z",
                        "schedule@2026-10-25T02:00:00Z",
                        "schedule@2026-10-26T02:00:00Z",
                        "schedule@2026-10-27T02:00:00Z");
        assertThat(missedRuns()).as("all in time").isZero();
        assertThat(jobs(tenant))
                .as("the first still waits, the later ones join it")
                .isEqualTo(1);
        TrainingSchedule schedule = registry.schedules.find(tenant).orElseThrow();
        assertThat(schedule.lastRunAt()).isEqualTo(Instant.parse("2026-10-27T02:00:00Z"));
        assertThat(schedule.lastJobId()).isNotNull();
    }

    @Test
    void thePlatformTrainsWhoHasSalesAndNoScheduleOfItsOwn() {
        UUID other = UUID.randomUUID();
        UUID withOwn = UUID.randomUUID();
        registry.product(other, "Bun", 3, 40);
        registry.product(withOwn, "Cake", 3, 40);
        registry.schedules.save(withOwn, ScheduleSettings.allProducts("0 0 1 1 *", MADRID), now());
        ScheduleSettings weekly = new ScheduleSettings("0 3 * * 1", MADRID, false, "Weekly", null, 2, false);
        PlatformSchedule platform = new PlatformSchedule(registry.schedules, weekly, clock());
        platform.saveOnce();

        pass(Duration.ofDays(5));

        for (UUID trained : List.of(tenant, other)) {
            assertThat(occasions(trained)).containsExactly("schedule@2026-10-26T02:00:00Z");
            assertThat(registry.jobs
                            .history(trained, JobFilter.ALL, PageRequest.first(9))
                            .items())
                    .singleElement()
                    .satisfies(job -> {
                        assertThat(job.name()).isEqualTo("Weekly");
                        assertThat(job.priority()).isEqualTo(2);
                        assertThat(job.force()).isFalse();
                    });
        }
        assertThat(jobs(withOwn)).isZero();

        new PlatformSchedule(registry.schedules, null, clock()).saveOnce();
        pass(Duration.ofDays(8));
        assertThat(occasions(tenant)).as("it is off").hasSize(1);
    }

    @Test
    void aPausedChangedOrDeletedScheduleDoesNotRunAsItWasPlanned() {
        registry.schedules.save(tenant, ScheduleSettings.allProducts("0 3 * * *", MADRID), now());
        reconciler.reconcile();
        registry.schedules.save(tenant, new ScheduleSettings("0 3 * * *", MADRID, true, null, null, 0, false), now());

        temporal.sleep(Duration.ofHours(20)); // the server has not heard of it yet
        assertThat(occasions(tenant)).isEmpty();
        pass(Duration.ofDays(2));
        assertThat(occasions(tenant)).isEmpty();

        registry.schedules.save(tenant, ScheduleSettings.allProducts("0 3 * * *", MADRID), now());
        pass(Duration.ofDays(1));
        assertThat(occasions(tenant))
                .as("what was missed meanwhile is not made up for")
                .hasSize(1);
        reconciler.reconcile();
        registry.schedules.delete(tenant);
        pass(Duration.ofDays(2));
        assertThat(occasions(tenant)).hasSize(1);
    }

    @Test
    void aTimeThatPassedWithoutAServerIsMadeUpForOnce() {
        registry.schedules.save(tenant, ScheduleSettings.allProducts("0 3 * * *", MADRID), now());
        temporal.sleep(Duration.ofHours(44)); // nothing was ever put: as if the server, or we, had been away

        reconciler.reconcile();
        reconciler.reconcile();
        temporal.sleep(Duration.ofMinutes(2));
        reconciler.reconcile();

        assertThat(occasions(tenant))
                .as("the last of the missed ones")
                .containsExactly("schedule@2026-10-25T02:00:00Z");
        assertThat(missedRuns()).isEqualTo(1);
    }

    @Test
    void theServersRunAndTheMissedOneAreOneJob() {
        TrainingSchedule schedule =
                registry.schedules.save(tenant, ScheduleSettings.allProducts("0 3 * * *", MADRID), now());
        temporal.sleep(Duration.ofHours(14));
        Instant due = Instant.parse("2026-10-24T01:00:00Z");
        ScheduledTrainingInput missed = ScheduledTrainingInput.of(new StoredSchedule(tenant, schedule.revision(), due));
        ScheduledTrainingInput inTime =
                ScheduledTrainingInput.of(new StoredSchedule(tenant, schedule.revision(), null));

        assertThat(run("a", inTime)).isEqualTo(new ScheduledTrainingResult(1, 0, 0, null));
        assertThat(run("b", missed).note()).isEqualTo("This time has its jobs already");
        assertThat(run("c", missed).jobs()).isZero();
        assertThat(occasions(tenant)).containsExactly("schedule@" + due);
    }

    @Test
    void everybodyIsMoreThanOnePage() {
        for (int tenants = 1; tenants < 205; tenants++) {
            registry.product(UUID.randomUUID(), "Roll", 3, 1);
        }

        assertThat(run("all", ScheduledTrainingInput.EVERYBODY))
                .isEqualTo(new ScheduledTrainingResult(205, 0, 0, null));
    }

    @Test
    void aRunPlannedBeforeAChangeIsVoid() {
        TrainingSchedule old =
                registry.schedules.save(tenant, ScheduleSettings.allProducts("0 3 * * *", MADRID), now());
        TrainingSchedule changed =
                registry.schedules.save(tenant, ScheduleSettings.allProducts("0 4 * * *", MADRID), now());
        temporal.sleep(Duration.ofHours(14));
        Instant three = Instant.parse("2026-10-24T01:00:00Z");
        StoredSchedule before = new StoredSchedule(tenant, old.revision(), three);

        assertThat(run("old", ScheduledTrainingInput.of(before)).note()).startsWith("The schedule was changed");
        assertThat(occasions(tenant)).isEmpty();
        StoredSchedule after = new StoredSchedule(tenant, changed.revision(), three.plus(Duration.ofHours(1)));
        assertThat(run("new", ScheduledTrainingInput.of(after)).jobs()).isEqualTo(1);
    }

    @Test
    void aRunPlannedBeforeTheScheduleWasDeletedAndMadeAnewIsVoid() {
        TrainingSchedule old =
                registry.schedules.save(tenant, ScheduleSettings.allProducts("0 3 * * *", MADRID), now());
        registry.schedules.delete(tenant);
        registry.schedules.save(tenant, ScheduleSettings.allProducts("0 4 * * *", MADRID), now());
        temporal.sleep(Duration.ofHours(14));
        StoredSchedule before = new StoredSchedule(tenant, old.revision(), Instant.parse("2026-10-24T01:00:00Z"));

        assertThat(run("old", ScheduledTrainingInput.of(before)).note()).startsWith("The schedule was changed");
        assertThat(occasions(tenant)).isEmpty();
    }

    @Test
    void aScheduleWhoseProductsAreGoneSaysSo() {
        UUID unsold = registry.product(tenant, "Tart", 3, 1);
        database.superuser()
                .sql("DELETE FROM sales WHERE product_id = '" + unsold + "'")
                .update();
        registry.schedules.save(
                tenant, new ScheduleSettings("0 3 * * *", MADRID, false, null, List.of(unsold), 0, false), now());

        pass(Duration.ofDays(1));

        assertThat(jobs(tenant)).isZero();
        assertThat(registry.schedules.find(tenant).orElseThrow().lastError())
                .isEqualTo("products: no sales of " + unsold);
    }

    /** The public entry: somebody else's cron, without a row, a type or an input of ours. */
    @Test
    void anOrchestratorsCronStartsOneJobPerRun() {
        temporal.getWorkflowClient()
                .newUntypedWorkflowStub(
                        "ScheduledTrainingWorkflow",
                        WorkflowOptions.newBuilder()
                                .setWorkflowId("orchestrator")
                                .setTaskQueue("training")
                                .setCronSchedule("0 3 * * 1")
                                .build())
                .start();

        temporal.sleep(Duration.ofDays(11));

        assertThat(occasions(tenant)).hasSize(2).allMatch(occasion -> occasion.startsWith("orchestrator/"));
        assertThat(run("once", new ScheduledTrainingInput(tenant, "Once", null, 9, true, null))
                        .jobs())
                .isEqualTo(1);
        assertThatThrownBy(() ->
                        run("nobody", new ScheduledTrainingInput(UUID.randomUUID(), null, null, null, null, null)))
                .hasStackTraceContaining("type='InsufficientDataError'");
    }

    private ScheduledTrainingResult run(String id, ScheduledTrainingInput input) {
        return temporal.getWorkflowClient()
                .newWorkflowStub(
                        ScheduledTrainingWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(id)
                                .setTaskQueue(TaskQueues.TRAINING)
                                .build())
                .run(input);
    }

    /** Lets time pass as a worker would: with a look at the schedules now and then. */
    private void pass(Duration time) {
        Instant end = now().plus(time);
        while (now().isBefore(end)) {
            reconciler.reconcile();
            temporal.sleep(Duration.ofHours(1));
        }
    }

    private Instant now() {
        return Instant.ofEpochMilli(temporal.currentTimeMillis());
    }

    private Clock clock() {
        return ((InstantSource) this::now).withZone(ZoneOffset.UTC);
    }

    private List<String> occasions(UUID tenantId) {
        return database.superuser()
                .sql("SELECT event_id FROM consumed_events WHERE tenant_id = :tenant ORDER BY consumed_at, event_id")
                .param("tenant", tenantId)
                .query(String.class)
                .list();
    }

    private int jobs(UUID tenantId) {
        return registry.jobs
                .history(tenantId, JobFilter.ALL, PageRequest.first(100))
                .items()
                .size();
    }

    private long missedRuns() {
        return temporal
                .getWorkflowClient()
                .getWorkflowServiceStubs()
                .blockingStub()
                .listClosedWorkflowExecutions(ListClosedWorkflowExecutionsRequest.newBuilder()
                        .setNamespace(temporal.getNamespace())
                        .build())
                .getExecutionsList()
                .stream()
                .filter(run -> run.getExecution().getWorkflowId().contains("-missed-"))
                .count();
    }
}
