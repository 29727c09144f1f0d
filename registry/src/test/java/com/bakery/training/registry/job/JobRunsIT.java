package com.bakery.training.registry.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.Together;
import com.bakery.training.registry.event.OutboxEvent;
import com.bakery.training.registry.model.Registrations;
import com.bakery.training.registry.paging.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobRunsIT {
    private static final Failure TOO_SHORT = new Failure(
            "InsufficientDataError",
            "Product requires minimum 30 days of sales data. Currently: 15 days.",
            "Collect more sales data before retraining",
            "medium");

    private RegistryDatabase database;
    private TestRegistry registry;
    private UUID tenant;
    private UUID baguette;
    private UUID croissant;
    private JobRun run;

    @BeforeEach
    void runAJob() {
        database = RegistryDatabase.open();
        registry = database.registry();
        tenant = UUID.randomUUID();
        baguette = registry.product(tenant, "Baguette", 5, 40);
        croissant = registry.product(tenant, "Croissant", 3, 40);
        run = registry.runningJob(tenant);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theEndIsWrittenOnceHoweverManyFinish() throws Exception {
        registry.models.register(Registrations.of(registry, run, baguette).build());
        registry.trainings.fail(run, failure());

        List<Boolean> ended = Together.run(8, () -> registry.runs.finish(run, JobEnd.completed()));

        Job job = job();
        assertThat(ended).containsOnlyOnce(true);
        assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(job.progressPercentage()).isEqualTo(100);
        assertThat(job.productsCompleted()).isOne();
        assertThat(job.productsFailed()).isOne();
        assertThat(job.completedAt()).isNotNull();
        assertThat(events())
                .extracting(OutboxEvent::routingKey)
                .containsExactly("training.failed", "training.completed");
    }

    @Test
    void aCancelledJobHasNoEventAndNothingInAStep() {
        registry.trainings.startStep(run, baguette, "fit");

        registry.runs.finish(run, JobEnd.cancelled());

        assertThat(events()).isEmpty();
        assertThat(registry.trainings.stepCounts(tenant, run.jobId())).isEmpty();
        assertThat(job().status()).isEqualTo(JobStatus.CANCELLED);
    }

    @Test
    void progressNeverFallsAndStopsWithTheJob() {
        ProductCounts counts = new ProductCounts(2, 1, 1, 0);
        Instant end = Instant.parse("2026-11-23T15:00:00Z");

        assertThat(registry.runs.saveProgress(run, new JobProgress(50, "fitting", counts, end)))
                .isTrue();
        registry.runs.saveProgress(run, new JobProgress(30, "s".repeat(300), counts, null));
        assertThat(job().progressPercentage()).isEqualTo(50);
        assertThat(job().currentStep()).hasSize(255);
        assertThat(job().productsCompleted()).isEqualTo(2);
        assertThat(job().productsSkipped()).isOne();

        registry.runs.finish(run, JobEnd.cancelled());
        assertThat(registry.runs.saveProgress(run, new JobProgress(90, "late", counts, null)))
                .isFalse();
        assertThat(job().progressPercentage()).isEqualTo(50);
    }

    @Test
    void aRetryTrainsOnlyWhatFailedAsTheNextRun() {
        registry.models.register(Registrations.of(registry, run, baguette).build());
        registry.trainings.fail(run, failure());
        registry.runs.finish(run, JobEnd.completed());

        Job pending = registry.runs.retry(tenant, run.jobId());
        JobRun second = registry.queue.admit(9, Duration.ofMinutes(1)).get(0).run();
        ProductCounts counts = registry.plan.plan(second);

        assertThat(pending.status()).isEqualTo(JobStatus.PENDING);
        assertThat(pending.retryCount()).isOne();
        assertThat(second).isEqualTo(new JobRun(tenant, run.jobId(), 1));
        assertThat(counts).isEqualTo(new ProductCounts(2, 1, 0, 0));
        assertThat(registry.plan.page(second, 0, 10))
                .extracting(PlannedProduct::productId)
                .containsExactly(croissant);
        assertThatThrownBy(() -> registry.trainings.fail(run, failure())).isInstanceOf(JobNotRunningException.class);
        assertThat(registry.runs.finish(run, JobEnd.completed())).isFalse();

        registry.trainings.fail(second, failure());
        registry.runs.finish(second, JobEnd.completed());
        assertThat(events()).hasSize(4).extracting(OutboxEvent::id).doesNotHaveDuplicates();
    }

    @Test
    void onlyAnEndedJobWithSomethingLeftIsRetried() {
        assertThatThrownBy(() -> registry.runs.retry(tenant, run.jobId())).isInstanceOf(JobStateException.class);
        registry.plan.markSkipped(run, List.of(baguette, croissant));
        registry.runs.finish(run, JobEnd.completed());
        assertThatThrownBy(() -> registry.runs.retry(tenant, run.jobId()))
                .isInstanceOf(JobStateException.class)
                .hasMessageContaining("no product left");
        assertThatThrownBy(() -> registry.runs.retry(UUID.randomUUID(), run.jobId()))
                .isInstanceOf(JobNotFoundException.class);
    }

    @Test
    void aStopEndsAPendingJobMarksARunningOneAndLeavesAnEndedOne() {
        UUID pending = registry.pendingJob(tenant);

        assertThat(registry.jobs.requestStop(tenant, pending).status()).isEqualTo(JobStatus.CANCELLED);
        Job running = registry.jobs.requestStop(tenant, run.jobId());
        assertThat(running.status()).isEqualTo(JobStatus.RUNNING);
        assertThat(running.stopRequestedAt()).isNotNull();
        assertThat(registry.jobs.requestStop(tenant, run.jobId()).stopRequestedAt())
                .isEqualTo(running.stopRequestedAt());
        assertThat(registry.queue.running().get(0).stopRequestedAt()).isEqualTo(running.stopRequestedAt());
        registry.runs.finish(run, JobEnd.completed());
        Job ended = job();
        assertThat(registry.jobs.requestStop(tenant, run.jobId())).isEqualTo(ended);
        assertThatThrownBy(() -> registry.jobs.requestStop(UUID.randomUUID(), run.jobId()))
                .isInstanceOf(JobNotFoundException.class);
    }

    @Test
    void aJobIsEitherStoppedWhilePendingOrAdmittedNeverBoth() throws Exception {
        for (int i = 0; i < 10; i++) {
            UUID pending = registry.pendingJob(tenant);
            List<Boolean> admitted = Together.run(2, new Callable<Boolean>() {
                private final AtomicBoolean first = new AtomicBoolean(true);

                @Override
                public Boolean call() {
                    if (first.getAndSet(false)) {
                        registry.jobs.requestStop(tenant, pending);
                        return false;
                    }
                    return !registry.queue.admit(100, Duration.ofMinutes(1)).isEmpty();
                }
            });
            Job job = registry.jobs.find(tenant, pending).orElseThrow();
            assertThat(job.status()).isEqualTo(admitted.contains(true) ? JobStatus.RUNNING : JobStatus.CANCELLED);
            assertThat(job.stopRequestedAt() != null || job.status() == JobStatus.CANCELLED)
                    .isTrue();
        }
    }

    @Test
    void aDeletedJobIsHiddenWithItsLogsAndProductsButItsModelsStay() {
        registry.models.register(Registrations.of(registry, run, baguette).build());
        registry.trainings.fail(run, failure());
        assertThatThrownBy(() -> registry.jobs.delete(tenant, run.jobId())).isInstanceOf(JobStateException.class);
        registry.runs.finish(run, JobEnd.completed());

        registry.jobs.delete(tenant, run.jobId());

        assertThat(registry.jobs.find(tenant, run.jobId())).isEmpty();
        assertThat(registry.jobs
                        .history(tenant, JobFilter.ALL, PageRequest.first(5))
                        .items())
                .isEmpty();
        assertThat(registry.log.list(tenant, run.jobId(), PageRequest.first(5)).items())
                .isEmpty();
        assertThat(registry.trainings
                        .list(tenant, run.jobId(), PageRequest.first(5))
                        .items())
                .isEmpty();
        assertThat(registry.modelRows.latest(tenant, baguette)).isPresent();
        assertThatThrownBy(() -> registry.jobs.delete(tenant, run.jobId())).isInstanceOf(JobNotFoundException.class);
    }

    private Job job() {
        return registry.jobs.find(tenant, run.jobId()).orElseThrow();
    }

    private List<OutboxEvent> events() {
        return registry.outbox.claim(100, Duration.ofSeconds(30));
    }

    private ProductFailure failure() {
        return new ProductFailure(croissant, "Croissant", "collect", TOO_SHORT);
    }
}
