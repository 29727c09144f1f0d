package com.bakery.training.activities.schedule;

import com.bakery.training.registry.schedule.TrainingSchedule;
import com.bakery.training.workflows.TaskQueues;
import com.bakery.training.workflows.WorkflowIds;
import com.bakery.training.workflows.schedule.ScheduledTrainingInput;
import com.bakery.training.workflows.schedule.ScheduledTrainingInput.StoredSchedule;
import io.temporal.client.WorkflowOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row in the words of the server. */
final class SchedulePlan {
    /** The activity alone may be tried for a day. */
    private static final Duration RUN = Duration.ofHours(25);

    private SchedulePlan() {}

    static String id(TrainingSchedule schedule) {
        return WorkflowIds.schedule(tenant(schedule));
    }

    static @Nullable UUID tenant(TrainingSchedule schedule) {
        return schedule.isPlatforms() ? null : schedule.tenantId();
    }

    /** @param missed the time that the run makes up for; null for a run in time */
    static ScheduledTrainingInput input(TrainingSchedule schedule, @Nullable Instant missed) {
        return ScheduledTrainingInput.of(new StoredSchedule(tenant(schedule), schedule.revision(), missed));
    }

    static WorkflowOptions.Builder options(String workflowId, TrainingSchedule schedule) {
        return WorkflowOptions.newBuilder()
                .setWorkflowId(workflowId)
                .setTaskQueue(TaskQueues.TRAINING)
                .setWorkflowRunTimeout(RUN)
                .setStaticSummary(words(schedule))
                // never without: the SDK cannot describe a schedule whose action has a summary and no details
                .setStaticDetails(
                        "Inserts training jobs. The schedule is kept like its row in the service's database.");
    }

    /** Tells one state of the row from another, and an operator what it is. */
    static String words(TrainingSchedule schedule) {
        return "%s %s, revision %d%s"
                .formatted(
                        schedule.settings().cron(),
                        schedule.settings().timeZone(),
                        schedule.revision(),
                        schedule.settings().paused() ? ", paused" : "");
    }
}
