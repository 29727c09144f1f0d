package com.bakery.training.api.schedule;

import com.bakery.training.registry.schedule.ScheduleSettings;
import com.bakery.training.registry.schedule.TrainingSchedule;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The schedule in force.
 *
 * @param source {@code tenant} for one of its own, {@code platform} for everybody's
 * @param products null means all products with sales
 * @param nextRuns the next five, none while it is paused
 * @param lastRunAt the scheduled time of the last run, null before the first
 * @param lastJobId null where the last run made no job, and for the platform's
 * @param lastError why the last run made no job
 */
record ScheduleView(
        String source,
        String cron,
        String timeZone,
        boolean paused,
        @Nullable String jobName,
        @Nullable List<UUID> products,
        int priority,
        boolean force,
        List<Instant> nextRuns,
        @Nullable Instant lastRunAt,
        @Nullable UUID lastJobId,
        @Nullable String lastError,
        Instant updatedAt) {
    private static final int RUNS = 5;

    static ScheduleView from(TrainingSchedule schedule, Instant now) {
        ScheduleSettings settings = schedule.settings();
        return new ScheduleView(
                schedule.isPlatforms() ? "platform" : "tenant",
                settings.cron(),
                settings.timeZone(),
                settings.paused(),
                settings.jobName(),
                settings.products(),
                settings.priority(),
                settings.force(),
                schedule.nextRuns(now, RUNS),
                schedule.lastRunAt(),
                schedule.lastJobId(),
                schedule.lastError(),
                schedule.updatedAt());
    }
}
