package com.bakery.training.activities.schedule;

import static java.util.stream.Collectors.toMap;

import com.bakery.training.registry.schedule.TrainingSchedule;
import com.bakery.training.workflows.WorkflowIds;
import com.bakery.training.workflows.schedule.ScheduledTrainingWorkflow;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleListDescription;
import io.temporal.client.schedules.ScheduleListState;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleState;
import io.temporal.client.schedules.ScheduleUpdate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The schedules of a real server. */
public final class TemporalSchedules implements ServerSchedules {
    private static final Pattern OURS =
            Pattern.compile(WorkflowIds.SCHEDULE + "(-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?");
    private static final int PAGE = 1_000;
    private static final Logger log = LoggerFactory.getLogger(TemporalSchedules.class);

    private final ScheduleClient client;

    public TemporalSchedules(WorkflowClient client) {
        this.client = ScheduleClient.newInstance(
                client.getWorkflowServiceStubs(),
                ScheduleClientOptions.newBuilder()
                        .setNamespace(client.getOptions().getNamespace())
                        .setDataConverter(client.getOptions().getDataConverter())
                        .build());
    }

    @Override
    public void keep(List<TrainingSchedule> schedules, Instant now) {
        Map<String, ScheduleListState> kept = kept();
        ServerCalls calls = new ServerCalls();
        for (TrainingSchedule schedule : schedules) {
            ScheduleListState state = kept.remove(SchedulePlan.id(schedule));
            if (state == null) {
                calls.tried(SchedulePlan.id(schedule), () -> create(schedule));
            } else if (!isAsTold(state, schedule)) {
                calls.tried(SchedulePlan.id(schedule), () -> update(schedule));
            }
        }
        kept.keySet().forEach(id -> calls.tried(id, () -> delete(id)));
        calls.throwIfAny();
    }

    /** Fresh to about a second: what is put twice for that is the same. */
    private Map<String, ScheduleListState> kept() {
        try (var all = client.listSchedules(PAGE)) {
            return all.filter(schedule -> OURS.matcher(schedule.getScheduleId()).matches())
                    .collect(toMap(
                            ScheduleListDescription::getScheduleId,
                            schedule -> schedule.getSchedule().getState(),
                            (one, same) -> one));
        }
    }

    private static boolean isAsTold(ScheduleListState state, TrainingSchedule schedule) {
        return SchedulePlan.words(schedule).equals(state.getNote())
                && state.isPaused() == schedule.settings().paused();
    }

    private void create(TrainingSchedule schedule) {
        try {
            client.createSchedule(
                    SchedulePlan.id(schedule),
                    plan(schedule),
                    ScheduleOptions.newBuilder().build());
            log.info("Put schedule {}: {}", SchedulePlan.id(schedule), SchedulePlan.words(schedule));
        } catch (ScheduleAlreadyRunningException e) {
            log.debug("{} is there, the list does not show it yet", SchedulePlan.id(schedule));
            update(schedule);
        }
    }

    private void update(TrainingSchedule schedule) {
        client.getHandle(SchedulePlan.id(schedule)).update(old -> new ScheduleUpdate(plan(schedule)));
        log.info("Changed schedule {}: {}", SchedulePlan.id(schedule), SchedulePlan.words(schedule));
    }

    private void delete(String id) {
        client.getHandle(id).delete();
        log.info("Deleted schedule {}", id);
    }

    private static Schedule plan(TrainingSchedule schedule) {
        return Schedule.newBuilder()
                .setSpec(ScheduleSpec.newBuilder()
                        .setCronExpressions(List.of(schedule.settings().times().unix()))
                        .setTimeZoneName(schedule.settings().timeZone())
                        .build())
                .setAction(ScheduleActionStartWorkflow.newBuilder()
                        .setWorkflowType(ScheduledTrainingWorkflow.class)
                        .setArguments(SchedulePlan.input(schedule, null))
                        .setOptions(SchedulePlan.options(SchedulePlan.id(schedule), schedule)
                                .build())
                        .build())
                .setPolicy(SchedulePolicy.newBuilder()
                        .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_BUFFER_ONE)
                        .setCatchupWindow(ScheduleReconciler.WINDOW)
                        .build())
                .setState(ScheduleState.newBuilder()
                        .setNote(SchedulePlan.words(schedule))
                        .setPaused(schedule.settings().paused())
                        .build())
                .build();
    }
}
