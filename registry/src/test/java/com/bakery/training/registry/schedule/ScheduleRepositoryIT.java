package com.bakery.training.registry.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.bakery.training.registry.RegistryDatabase;
import com.bakery.training.registry.TestRegistry;
import com.bakery.training.registry.job.IntakeResult;
import com.bakery.training.registry.job.JobOrigin;
import com.bakery.training.registry.job.NewJob;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ScheduleRepositoryIT {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final ScheduleSettings DAILY = ScheduleSettings.allProducts("0 3 * * *", "UTC");
    private static RegistryDatabase database;
    private static TestRegistry registry;

    private final UUID tenant = UUID.randomUUID();

    @BeforeAll
    static void open() {
        database = RegistryDatabase.open();
        registry = database.registry();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void theSameSettingsAgainLeaveTheRunsAsTheyAre() {
        TrainingSchedule first = registry.schedules.save(tenant, DAILY, NOW);

        assertThat(registry.schedules.save(tenant, DAILY, NOW.plusSeconds(60))).isEqualTo(first);
        TrainingSchedule changed =
                registry.schedules.save(tenant, ScheduleSettings.allProducts("0 4 * * *", "UTC"), NOW.plusSeconds(60));
        assertThat(changed.revision()).isEqualTo(first.revision() + 1);
        assertThat(changed.settledUntil()).isEqualTo(NOW.plusSeconds(60));
        assertThat(changed.nextRuns(NOW, 1)).containsExactly(Instant.parse("2026-05-02T04:00:00Z"));
    }

    @Test
    void aTimeIsSettledOnceAndNeverByARunOfOtherSettings() {
        TrainingSchedule schedule = registry.schedules.save(tenant, DAILY, NOW);
        Instant due = Instant.parse("2026-05-02T03:00:00Z");

        assertThat(schedule.due(NOW.minus(Duration.ofDays(1)), due)).contains(due);
        registry.schedules.settle(schedule, new ScheduleRun(due, null, "no sales"));
        registry.schedules.settle(schedule, new ScheduleRun(due.minusSeconds(1), null, "older"));
        TrainingSchedule settled = registry.schedules.find(tenant).orElseThrow();
        assertThat(settled.lastError()).isEqualTo("no sales");
        assertThat(settled.due(NOW.minus(Duration.ofDays(1)), due)).isEmpty();

        registry.schedules.save(tenant, ScheduleSettings.allProducts("0 5 * * *", "UTC"), due);
        registry.schedules.settle(settled, new ScheduleRun(due.plusSeconds(1), null, "stale"));
        assertThat(registry.schedules.find(tenant).orElseThrow().lastError()).isEqualTo("no sales");
    }

    @Test
    void everybodyWithSalesAndWithoutAScheduleIsFoundPageByPage() {
        List<UUID> tenants = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        tenants.forEach(id -> registry.product(id, "Roll", 3, 40));
        registry.schedules.save(tenants.get(1), DAILY, NOW);
        registry.settings.save(tenant, registry.settings.find(tenant));

        List<UUID> first = registry.schedules.tenantsWithoutSchedule(null, 1);
        List<UUID> rest = registry.schedules.tenantsWithoutSchedule(first.get(0), 100);

        assertThat(rest).doesNotContainAnyElementsOf(first);
        assertThat(first).hasSize(1);
        List<UUID> all = new ArrayList<>(rest);
        all.addAll(first);
        assertThat(all).contains(tenants.get(0), tenants.get(2)).doesNotContain(tenants.get(1), tenant);
    }

    @Test
    void aScheduledRunJoinsTheOneThatStillWaitsAndNobodyElses() {
        registry.product(tenant, "Roll", 3, 40);
        UUID called = registry.pendingJob(tenant);

        IntakeResult first = registry.intake.insert(scheduled("schedule@1", false));
        IntakeResult second = registry.intake.insert(scheduled("schedule@2", false));
        IntakeResult forced = registry.intake.insert(scheduled("schedule@3", true));

        assertThat(first.jobId()).isNotEqualTo(called);
        assertThat(second.jobId()).isEqualTo(first.jobId());
        assertThat(second.created()).isFalse();
        assertThat(forced.created()).isTrue();
    }

    private NewJob scheduled(String event, boolean force) {
        return new NewJob(tenant, "Weekly", null, 0, force, null, null, JobOrigin.SCHEDULE, null, event);
    }
}
