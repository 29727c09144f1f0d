package com.bakery.training.registry.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.TestRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two shops of three products each; one trains ten seconds a product, the other was never trained. */
class QueueOutlookIT {
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final UUID tenant = UUID.randomUUID();
    private final UUID newcomer = UUID.randomUUID();
    private RegistryDatabase database;
    private TestRegistry registry;

    @BeforeEach
    void openShops() {
        database = RegistryDatabase.open();
        registry = database.registry();
        for (UUID shop : new UUID[] {tenant, newcomer}) {
            registry.product(shop, "Baguette", 5, 40);
            registry.product(shop, "Croissant", 3, 40);
            registry.product(shop, "Brezel", 1, 40);
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void withoutAnyCompletedJobOnlyTheStartOfWhatFitsIsKnown() {
        UUID first = registry.pendingJob(tenant);
        UUID second = registry.pendingJob(newcomer);

        Map<UUID, QueuePlace> places = registry.outlook.places(1, now);

        assertThat(places).containsEntry(first, new QueuePlace(1, now, null));
        assertThat(places).containsEntry(second, new QueuePlace(2, null, null));
    }

    @Test
    void waitingJobsAreExpectedOneAfterTheOtherAtThePaceOfTheLastJobs() {
        completedIn(Duration.ofSeconds(30));
        UUID first = registry.pendingJob(tenant);
        UUID second = registry.pendingJob(newcomer);

        Map<UUID, QueuePlace> alone = registry.outlook.places(1, now);
        Map<UUID, QueuePlace> together = registry.outlook.places(2, now);

        assertThat(alone.get(first)).isEqualTo(new QueuePlace(1, now, now.plusSeconds(30)));
        assertThat(alone.get(second)).isEqualTo(new QueuePlace(2, now.plusSeconds(30), now.plusSeconds(60)));
        assertThat(together.get(second)).isEqualTo(new QueuePlace(2, now, now.plusSeconds(30)));
    }

    @Test
    void aRunningJobIsExpectedWhenItSaysSoAndAtItsDeadlineAtTheLatest() {
        completedIn(Duration.ofSeconds(30));
        JobRun run = registry.runningJob(tenant);
        UUID waiting = registry.pendingJob(tenant);
        assertThat(registry.outlook.places(1, now).get(waiting).start())
                .as("three products at ten seconds")
                .isEqualTo(now.plusSeconds(30));

        registry.runs.saveProgress(
                run, new JobProgress(1, "fitting", new ProductCounts(3, 0, 0, 0), now.plusSeconds(7)));
        assertThat(registry.outlook.places(1, now).get(waiting).start()).isEqualTo(now.plusSeconds(7));

        registry.runs.saveProgress(
                run, new JobProgress(1, "fitting", new ProductCounts(3, 0, 0, 0), now.plus(Duration.ofDays(1))));
        Instant deadline = registry.jobs.find(tenant, run.jobId()).orElseThrow().deadline();
        assertThat(registry.outlook.places(1, now).get(waiting).start()).isEqualTo(deadline);
    }

    @Test
    void aRetryIsExpectedToTakeOnlyWhatIsLeft() {
        completedIn(Duration.ofSeconds(30));
        JobRun run = registry.runningJob(tenant);
        registry.plan.markSkipped(
                run,
                registry.plan.page(run, 0, 2).stream()
                        .map(PlannedProduct::productId)
                        .toList());
        registry.runs.finish(run, JobEnd.cancelled());
        registry.runs.retry(tenant, run.jobId());

        assertThat(registry.outlook.places(1, now).get(run.jobId()).completion())
                .isEqualTo(now.plusSeconds(10));
    }

    @Test
    void jobsThatNothingWorksOnAreCounted() {
        UUID waiting = registry.pendingJob(tenant);
        assertThat(registry.outlook.health(1)).isEqualTo(new QueueHealth(0, 1, 0, 0));

        age(waiting, "created_at = created_at - interval '10 minutes'");
        assertThat(registry.outlook.health(1).oldestPendingSeconds()).isBetween(600L, 660L);
        assertThat(registry.outlook.health(1).stuck())
                .as("a place is free and nobody takes it")
                .isOne();

        registry.queue.admit(1, HALF_AN_HOUR);
        UUID next = registry.pendingJob(tenant);
        age(next, "created_at = created_at - interval '10 minutes'");
        assertThat(registry.outlook.health(1).stuck())
                .as("it waits for its turn")
                .isZero();

        age(waiting, "deadline = now() - interval '10 minutes'");
        assertThat(registry.outlook.health(1))
                .extracting(QueueHealth::running, QueueHealth::stuck)
                .containsExactly(1, 1);
    }

    private void completedIn(Duration duration) {
        JobRun run = registry.runningJob(tenant);
        registry.runs.finish(run, JobEnd.completed());
        age(run.jobId(), "started_at = completed_at - interval '" + duration.toSeconds() + " seconds'");
    }

    private void age(UUID job, String assignment) {
        database.superuser()
                .sql("SET TIME ZONE 'UTC'; UPDATE training_job_queue SET " + assignment + " WHERE id = '" + job + "'")
                .update();
    }
}
