package com.bakery.training.activities.schedule;

import com.bakery.training.registry.schedule.ScheduleRepository;
import com.bakery.training.registry.schedule.TrainingSchedule;
import com.bakery.training.workflows.WorkflowIds;
import com.bakery.training.workflows.schedule.ScheduledTrainingWorkflow;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the rows onto the server, and makes up for scheduled times that passed without a run: a server that lost its memory, or
 * was away, or a process that was. One pass; the caller repeats it and sees to it that one instance does.
 */
public final class ScheduleReconciler {
    /** A time that was missed longer ago gets no run any more. */
    static final Duration WINDOW = Duration.ofDays(1);

    /** So late may a run be before it counts as missed. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(ScheduleReconciler.class);

    private final ScheduleRepository rows;
    private final WorkflowClient client;
    private final ServerSchedules schedules;
    private final ServerSchedules cronWorkflows;
    private final Clock clock;

    public ScheduleReconciler(ScheduleRepository rows, WorkflowClient client, Clock clock) {
        this.rows = rows;
        this.client = client;
        this.schedules = new TemporalSchedules(client);
        this.cronWorkflows = new CronWorkflows(client);
        this.clock = clock;
    }

    /** One pass over all schedules. */
    public void reconcile() {
        Instant now = clock.instant();
        List<TrainingSchedule> all = rows.all();
        ServerCalls calls = new ServerCalls();
        all.forEach(schedule -> calls.tried(SchedulePlan.id(schedule), () -> makeUp(schedule, now)));
        keep(all, now);
        calls.throwIfAny();
    }

    private void keep(List<TrainingSchedule> all, Instant now) {
        try {
            schedules.keep(all, now);
        } catch (RuntimeException e) {
            if (!isUnimplemented(e)) {
                throw e;
            }
            cronWorkflows.keep(all, now);
        }
    }

    private static boolean isUnimplemented(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StatusRuntimeException status) {
                return status.getStatus().getCode() == Status.Code.UNIMPLEMENTED;
            }
        }
        return false;
    }

    private void makeUp(TrainingSchedule schedule, Instant now) {
        schedule.due(now.minus(WINDOW), now.minus(PATIENCE)).ifPresent(time -> start(schedule, time));
    }

    /** The key of its jobs is the time, so a run of the server that comes after all inserts nothing twice. */
    private void start(TrainingSchedule schedule, Instant missed) {
        String id = WorkflowIds.missedRun(SchedulePlan.tenant(schedule), missed);
        ScheduledTrainingWorkflow workflow = client.newWorkflowStub(
                ScheduledTrainingWorkflow.class,
                SchedulePlan.options(id, schedule)
                        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
                        .build());
        try {
            WorkflowClient.start(workflow::run, SchedulePlan.input(schedule, missed));
            log.warn(
                    "Nothing ran for the scheduled time {} of {}; making up for it", missed, SchedulePlan.id(schedule));
        } catch (WorkflowExecutionAlreadyStarted e) {
            log.debug("{} is on its way", id);
        }
    }
}
