package com.bakery.training.activities.schedule;

import com.bakery.training.activities.queue.QueueWaker;
import com.bakery.training.activities.support.Failures;
import com.bakery.training.registry.job.IntakeRefusedException;
import com.bakery.training.registry.job.JobIntake;
import com.bakery.training.registry.job.JobOrigin;
import com.bakery.training.registry.job.NewJob;
import com.bakery.training.registry.schedule.ScheduleRepository;
import com.bakery.training.workflows.FailureType;
import com.bakery.training.workflows.schedule.ScheduleActivities;
import com.bakery.training.workflows.schedule.ScheduledTrainingInput;
import com.bakery.training.workflows.schedule.ScheduledTrainingResult;
import java.util.Objects;
import java.util.UUID;

/** Inserts the jobs of a run that somebody else planned, and hands those of our own schedules on. */
public final class ScheduleActivitiesImpl implements ScheduleActivities {
    private final StoredScheduleRuns stored;
    private final TenantPages pages;
    private final JobIntake intake;
    private final QueueWaker queue;

    public ScheduleActivitiesImpl(ScheduleRepository schedules, JobIntake intake, QueueWaker queue) {
        this.pages = new TenantPages(schedules, intake);
        this.stored = new StoredScheduleRuns(schedules, pages, intake);
        this.intake = intake;
        this.queue = queue;
    }

    @Override
    public Page insertJobs(Request request) {
        Page page = page(request);
        if (page.result().jobs() > 0) {
            queue.wake();
        }
        return page;
    }

    private Page page(Request request) {
        if (request.input().stored() != null) {
            return stored.page(request, request.input().stored());
        }
        UUID tenant = request.input().tenantId();
        try {
            return tenant == null
                    ? pages.page(request.after(), id -> job(request, id))
                    : new Page(one(job(request, tenant)), null);
        } catch (IllegalArgumentException e) {
            throw Failures.failure(FailureType.INVALID_OPTIONS, e.getMessage(), e);
        }
    }

    /** The caller named the tenant and shall hear that it cannot be trained. */
    private ScheduledTrainingResult one(NewJob job) {
        try {
            return TenantPages.result(intake.insert(job));
        } catch (IntakeRefusedException e) {
            throw Failures.failure(
                    e.reason() == IntakeRefusedException.Reason.UNKNOWN_PRODUCT
                            ? FailureType.UNKNOWN_PRODUCT
                            : FailureType.INSUFFICIENT_DATA,
                    e.getMessage(),
                    e);
        }
    }

    private static NewJob job(Request request, UUID tenant) {
        ScheduledTrainingInput input = request.input();
        return new NewJob(
                tenant,
                Objects.requireNonNullElse(input.jobName(), "Scheduled training"),
                input.products(),
                Objects.requireNonNullElse(input.priority(), 0),
                Boolean.TRUE.equals(input.force()),
                null,
                null,
                JobOrigin.SCHEDULE,
                null,
                request.occasion());
    }
}
