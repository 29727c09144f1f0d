package com.bakery.training.activities.schedule;

import com.bakery.training.registry.schedule.TrainingSchedule;
import com.bakery.training.workflows.schedule.ScheduledTrainingWorkflow;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cron workflows, for the server inside the process, which has no schedules. Its cron knows UTC only, so each is planned for
 * the next scheduled time alone, as a date and a time in UTC, and planned anew when that has run: summer time moves it.
 */
public final class CronWorkflows implements ServerSchedules {
    private static final String PLAN = "plan";
    private static final Logger log = LoggerFactory.getLogger(CronWorkflows.class);

    private final WorkflowClient client;

    /** What this process has put: the server cannot list, and ends with the process. */
    private final Set<String> put = new HashSet<>();

    public CronWorkflows(WorkflowClient client) {
        this.client = client;
    }

    @Override
    public void keep(List<TrainingSchedule> schedules, Instant now) {
        ServerCalls calls = new ServerCalls();
        Set<String> gone = new HashSet<>(put);
        for (TrainingSchedule schedule : schedules) {
            List<Instant> next = schedule.nextRuns(from(schedule, now), 1);
            if (!next.isEmpty()) {
                gone.remove(SchedulePlan.id(schedule));
                calls.tried(SchedulePlan.id(schedule), () -> keep(schedule, next.get(0)));
            }
        }
        gone.forEach(id -> calls.tried(id, () -> end(id)));
        calls.throwIfAny();
    }

    /** A run that is just taking place stays planned until its time is settled, or counts as missed. */
    private static Instant from(TrainingSchedule schedule, Instant now) {
        Instant oldest = now.minus(ScheduleReconciler.PATIENCE);
        return schedule.settledUntil().isAfter(oldest) ? schedule.settledUntil() : oldest;
    }

    private void keep(TrainingSchedule schedule, Instant next) {
        String id = SchedulePlan.id(schedule);
        String plan = next + ", " + SchedulePlan.words(schedule);
        if (put.contains(id) && isPlanned(id, plan)) {
            return;
        }
        end(id);
        ScheduledTrainingWorkflow workflow = client.newWorkflowStub(
                ScheduledTrainingWorkflow.class,
                SchedulePlan.options(id, schedule)
                        .setWorkflowRunTimeout(null)
                        .setCronSchedule(cron(next))
                        .setMemo(Map.of(PLAN, plan))
                        .build());
        WorkflowClient.start(workflow::run, SchedulePlan.input(schedule, null));
        put.add(id);
        log.info("Planned {}: {}", id, plan);
    }

    private boolean isPlanned(String id, String plan) {
        try {
            var run = client.newUntypedWorkflowStub(id).describe();
            return run.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING
                    && plan.equals(run.getMemo(PLAN, String.class));
        } catch (WorkflowNotFoundException e) {
            return false;
        }
    }

    private void end(String id) {
        try {
            WorkflowStub workflow = client.newUntypedWorkflowStub(id);
            workflow.terminate("The schedule has another plan");
        } catch (WorkflowNotFoundException e) {
            log.debug("{} is not planned", id);
        }
        put.remove(id);
    }

    /** This date and time in UTC; it comes again after a year, but another plan comes first. */
    static String cron(Instant time) {
        ZonedDateTime utc = time.atZone(ZoneOffset.UTC);
        return "%d %d %d %d *".formatted(utc.getMinute(), utc.getHour(), utc.getDayOfMonth(), utc.getMonthValue());
    }
}
