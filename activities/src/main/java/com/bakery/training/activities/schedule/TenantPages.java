package com.bakery.training.activities.schedule;

import com.bakery.training.registry.job.IntakeRefusedException;
import com.bakery.training.registry.job.IntakeResult;
import com.bakery.training.registry.job.JobIntake;
import com.bakery.training.registry.job.NewJob;
import com.bakery.training.registry.schedule.ScheduleRepository;
import com.bakery.training.workflows.schedule.ScheduleActivities.Page;
import com.bakery.training.workflows.schedule.ScheduledTrainingResult;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One job each for the tenants that have sales and no schedule of their own. */
final class TenantPages {
    /** A few milliseconds each: far from the activity's timeout. */
    private static final int TENANTS = 200;

    private static final Logger log = LoggerFactory.getLogger(TenantPages.class);

    private final ScheduleRepository schedules;
    private final JobIntake intake;

    TenantPages(ScheduleRepository schedules, JobIntake intake) {
        this.schedules = schedules;
        this.intake = intake;
    }

    /** Inserts the jobs of the page behind {@code after}. */
    Page page(@Nullable UUID after, Function<UUID, NewJob> job) {
        List<UUID> tenants = schedules.tenantsWithoutSchedule(after, TENANTS);
        ScheduledTrainingResult sum = new ScheduledTrainingResult(0, 0, 0, null);
        for (UUID tenant : tenants) {
            sum = sum.plus(insert(job.apply(tenant)));
        }
        return new Page(sum, tenants.size() < TENANTS ? null : tenants.get(TENANTS - 1));
    }

    private ScheduledTrainingResult insert(NewJob job) {
        try {
            return result(intake.insert(job));
        } catch (IntakeRefusedException e) {
            log.warn("Tenant {} gets no scheduled training: {}", job.tenantId(), e.getMessage());
            return new ScheduledTrainingResult(0, 0, 1, e.getMessage());
        }
    }

    /** One job, new or known. */
    static ScheduledTrainingResult result(IntakeResult job) {
        return job.created()
                ? new ScheduledTrainingResult(1, 0, 0, null)
                : new ScheduledTrainingResult(0, 1, 0, "Job " + job.jobId() + " was there already");
    }
}
