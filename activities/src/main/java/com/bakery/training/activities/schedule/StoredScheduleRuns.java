package com.bakery.training.activities.schedule;

import com.bakery.training.registry.job.IntakeRefusedException;
import com.bakery.training.registry.job.IntakeResult;
import com.bakery.training.registry.job.JobIntake;
import com.bakery.training.registry.job.JobOrigin;
import com.bakery.training.registry.job.NewJob;
import com.bakery.training.registry.schedule.ScheduleRepository;
import com.bakery.training.registry.schedule.ScheduleRun;
import com.bakery.training.registry.schedule.ScheduleSettings;
import com.bakery.training.registry.schedule.TrainingSchedule;
import com.bakery.training.workflows.schedule.ScheduleActivities.Page;
import com.bakery.training.workflows.schedule.ScheduleActivities.Request;
import com.bakery.training.workflows.schedule.ScheduledTrainingInput.StoredSchedule;
import com.bakery.training.workflows.schedule.ScheduledTrainingResult;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The runs of schedules that are rows: what to train, and whether at all, is read when the run comes. */
final class StoredScheduleRuns {
    private static final Logger log = LoggerFactory.getLogger(StoredScheduleRuns.class);

    private final ScheduleRepository schedules;
    private final TenantPages pages;
    private final JobIntake intake;

    StoredScheduleRuns(ScheduleRepository schedules, TenantPages pages, JobIntake intake) {
        this.schedules = schedules;
        this.pages = pages;
        this.intake = intake;
    }

    Page page(Request request, StoredSchedule stored) {
        TrainingSchedule schedule = schedules.find(owner(stored)).orElse(null);
        if (schedule == null || schedule.settings().paused() || schedule.revision() != stored.revision()) {
            return nothing("The schedule was changed, paused or deleted after this run was planned");
        }
        Instant time = scheduledTime(schedule, stored, request).orElse(null);
        if (time == null) {
            return nothing("This time has its jobs already");
        }
        return schedule.isPlatforms() ? everybody(schedule, time, request.after()) : own(schedule, time);
    }

    private static UUID owner(StoredSchedule stored) {
        return Objects.requireNonNullElse(stored.tenantId(), TrainingSchedule.PLATFORM);
    }

    /** The scheduled time that this run is for, if it is not settled: that of the missed run, the server's, or the last one there was. */
    private static Optional<Instant> scheduledTime(TrainingSchedule schedule, StoredSchedule stored, Request request) {
        Instant known = request.exact() ? request.startedAt() : stored.scheduledAt();
        return known == null
                ? schedule.due(request.startedAt().minus(ScheduleReconciler.WINDOW), request.startedAt())
                : Optional.of(known).filter(time -> time.isAfter(schedule.settledUntil()));
    }

    private Page everybody(TrainingSchedule schedule, Instant time, @Nullable UUID after) {
        Page page = pages.page(after, tenant -> job(tenant, schedule.settings(), time));
        if (page.next() == null) {
            schedules.settle(schedule, new ScheduleRun(time, null, null));
            log.info("The platform's schedule has run for {}", time);
        }
        return page;
    }

    private Page own(TrainingSchedule schedule, Instant time) {
        try {
            IntakeResult job = intake.insert(job(schedule.tenantId(), schedule.settings(), time));
            schedules.settle(schedule, new ScheduleRun(time, job.jobId(), null));
            log.info("The schedule of tenant {} has run for {}: job {}", schedule.tenantId(), time, job.jobId());
            return new Page(TenantPages.result(job), null);
        } catch (IntakeRefusedException e) {
            schedules.settle(schedule, new ScheduleRun(time, null, e.getMessage()));
            log.warn("The schedule of tenant {} made no job: {}", schedule.tenantId(), e.getMessage());
            return new Page(new ScheduledTrainingResult(0, 0, 1, e.getMessage()), null);
        }
    }

    /** Whatever starts the run, the job's key is the scheduled time: the server, a missed run and another server make one job. */
    private static NewJob job(UUID tenant, ScheduleSettings settings, Instant time) {
        return new NewJob(
                tenant,
                Objects.requireNonNullElse(settings.jobName(), "Scheduled training"),
                settings.products(),
                settings.priority(),
                settings.force(),
                null,
                null,
                JobOrigin.SCHEDULE,
                null,
                "schedule@" + time);
    }

    private static Page nothing(String note) {
        return new Page(new ScheduledTrainingResult(0, 0, 0, note), null);
    }
}
