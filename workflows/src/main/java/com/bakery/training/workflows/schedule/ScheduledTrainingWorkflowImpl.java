package com.bakery.training.workflows.schedule;

import io.temporal.common.SearchAttributeKey;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** See {@link ScheduledTrainingWorkflow}. */
public final class ScheduledTrainingWorkflowImpl implements ScheduledTrainingWorkflow {
    /** What the server writes into a run that one of its schedules starts. */
    private static final SearchAttributeKey<OffsetDateTime> SCHEDULED_AT =
            SearchAttributeKey.forOffsetDateTime("TemporalScheduledStartTime");

    private static final SearchAttributeKey<String> SCHEDULED_BY =
            SearchAttributeKey.forKeyword("TemporalScheduledById");

    private final ScheduleActivities activities =
            Workflow.newActivityStub(ScheduleActivities.class, ScheduleActivityOptions.insertion());

    @Override
    public ScheduledTrainingResult run(@Nullable ScheduledTrainingInput input) {
        ScheduleActivities.Request request = firstPage(input == null ? ScheduledTrainingInput.EVERYBODY : input);
        ScheduledTrainingResult sum = new ScheduledTrainingResult(0, 0, 0, null);
        UUID after = null;
        do {
            ScheduleActivities.Page page = activities.insertJobs(new ScheduleActivities.Request(
                    request.input(), request.occasion(), request.startedAt(), request.exact(), after));
            sum = sum.plus(page.result());
            after = page.next();
        } while (after != null);
        Workflow.setCurrentDetails(details(sum));
        return sum;
    }

    /** A run that the server started for a schedule knows its time; any other one, of a cron schedule too, has its first run id. */
    private static ScheduleActivities.Request firstPage(ScheduledTrainingInput input) {
        var attributes = Workflow.getTypedSearchAttributes();
        OffsetDateTime scheduled = attributes.get(SCHEDULED_AT);
        if (scheduled != null) {
            Instant at = scheduled.toInstant();
            return new ScheduleActivities.Request(input, attributes.get(SCHEDULED_BY) + "@" + at, at, true, null);
        }
        var info = Workflow.getInfo();
        String occasion = info.getWorkflowId() + "/" + info.getOriginalExecutionRunId();
        return new ScheduleActivities.Request(
                input, occasion, Instant.ofEpochMilli(Workflow.currentTimeMillis()), false, null);
    }

    private static String details(ScheduledTrainingResult result) {
        return "Inserted " + result.jobs() + " jobs, " + result.known() + " were there, " + result.refused()
                + " tenants refused" + (result.note() == null ? "" : ": " + result.note());
    }
}
