package com.bakery.training.registry.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.Together;
import com.bakery.training.registry.paging.Page;
import com.bakery.training.registry.paging.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobQueueIT {
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    private RegistryDatabase database;
    private TestRegistry registry;
    private UUID tenant;

    @BeforeEach
    void openAShop() {
        database = RegistryDatabase.open();
        registry = database.registry();
        tenant = UUID.randomUUID();
        registry.product(tenant, "Baguette", 5, 10);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void higherPriorityGoesFirstThenTheOldest() {
        UUID old = insert(tenant, 0);
        UUID young = insert(tenant, 0);
        UUID urgent = insert(tenant, 9);

        assertThat(place(urgent)).isEqualTo(1);
        assertThat(place(old)).isEqualTo(2);
        assertThat(place(young)).isEqualTo(3);
        assertThat(admitted(registry.queue.admit(2, HALF_AN_HOUR))).containsExactly(urgent, old);
        assertThat(place(old)).isNull();
        assertThat(place(young)).isEqualTo(1);
    }

    @Test
    void theAnswerToAStartNamesThePlaceOverAllTenants() {
        UUID other = UUID.randomUUID();
        registry.product(other, "Brezel", 1, 10);
        insert(other, 5);
        insert(other, 0);

        IntakeResult result = registry.intake.insert(
                new NewJob(tenant, null, null, 5, false, null, null, JobOrigin.REQUEST, null, null));

        assertThat(result.queuePosition()).isEqualTo(2);
        assertThat(place(result.jobId())).isEqualTo(2);
    }

    @Test
    void anAdmittedJobRunsUntilItsDeadline() {
        insert(tenant, 0);

        AdmittedJob job = registry.queue.admit(1, HALF_AN_HOUR).get(0);

        assertThat(Duration.between(job.startedAt(), job.deadline())).isEqualTo(HALF_AN_HOUR);
        assertThat(job.run().run()).isZero();
        assertThat(registry.queue.running()).containsExactly(job);
    }

    @Test
    void manyInstancesTogetherNeverExceedTheCap() throws Exception {
        for (int i = 0; i < 20; i++) {
            insert(tenant, i % 3);
        }
        List<UUID> admitted = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            List<List<AdmittedJob>> results = Together.run(8, () -> registry.queue.admit(3, HALF_AN_HOUR));
            results.forEach(jobs -> admitted.addAll(admitted(jobs)));
            assertThat(registry.queue.running()).hasSize(3);
            registry.queue.running().forEach(job -> registry.runs.finish(job.run(), JobEnd.completed()));
        }
        assertThat(admitted).hasSize(12).doesNotHaveDuplicates();
    }

    @Test
    void aRowThatAnOlderWriterLeftRunningHidesNoOther() {
        UUID left = UUID.randomUUID();
        database.superuser()
                .sql("INSERT INTO training_job_queue (id, tenant_id, status) VALUES (:id, :tenant, 'running')")
                .params(Map.of("id", left, "tenant", tenant))
                .update();
        UUID job = insert(tenant, 0);
        registry.queue.admit(2, HALF_AN_HOUR);
        UUID waiting = insert(tenant, 0);

        assertThat(admitted(registry.queue.running())).containsExactlyInAnyOrder(left, job);
        assertThat(registry.queue.running())
                .filteredOn(running -> running.run().jobId().equals(left))
                .allMatch(running -> running.deadline().isBefore(Instant.now()));
        assertThat(place(waiting)).isEqualTo(1);
    }

    @Test
    void aTenantSeesItsOwnPendingJobsPageByPage() {
        UUID other = UUID.randomUUID();
        registry.product(other, "Brezel", 1, 10);
        UUID first = insert(tenant, 1);
        insert(other, 1);
        UUID third = insert(tenant, 0);

        Page<QueuedJob> page = registry.queue.pending(tenant, PageRequest.first(1));
        Page<QueuedJob> rest = registry.queue.pending(tenant, new PageRequest(1, page.nextCursor()));

        assertThat(page.items()).extracting(queued -> queued.job().id()).containsExactly(first);
        assertThat(rest.items()).extracting(queued -> queued.job().id()).containsExactly(third);
        assertThat(rest.items()).extracting(QueuedJob::position).containsExactly(3);
        assertThat(rest.nextCursor()).isNull();
    }

    private UUID insert(UUID owner, int priority) {
        return registry.intake
                .insert(new NewJob(owner, null, null, priority, false, null, null, JobOrigin.REQUEST, null, null))
                .jobId();
    }

    /** Over all tenants; null for a job that does not wait. */
    private @Nullable Integer place(UUID job) {
        QueuePlace place = registry.outlook.places(3, Instant.now()).get(job);
        return place == null ? null : place.position();
    }

    private static List<UUID> admitted(List<AdmittedJob> jobs) {
        return jobs.stream().map(job -> job.run().jobId()).toList();
    }
}
