package com.bakery.training.workflows.schedule;

import io.temporal.activity.ActivityInterface;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one activity of a scheduled run. */
@ActivityInterface
public interface ScheduleActivities {

    /**
     * Inserts the jobs of a page of tenants, each in a transaction of its own with the key of the occasion: repeating the
     * page inserts nothing twice. Then wakes the queue.
     */
    Page insertJobs(Request request);

    /**
     * @param occasion names the run: jobs of one tenant with the same occasion are one
     * @param startedAt when the run was started, or was meant to be
     * @param exact whether {@code startedAt} is a scheduled time to the second
     * @param after the last tenant of the page before; null for the first page
     */
    record Request(
            ScheduledTrainingInput input, String occasion, Instant startedAt, boolean exact, @Nullable UUID after) {}

    /** @param next the last tenant of this page, where another page follows; else null */
    record Page(ScheduledTrainingResult result, @Nullable UUID next) {}
}
