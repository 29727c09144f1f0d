package com.bakery.training.workflows.schedule;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which jobs to insert. All may be left out: then it is one job over all products for every tenant that has sales and no
 * schedule of its own.
 *
 * @param tenantId one tenant only, whether it has a schedule or not
 * @param products ids of the tenant's products; null for all with sales
 * @param priority 0..9, 9 first; null for 0
 * @param force true trains unchanged products too
 * @param stored set where the run belongs to a schedule that the service keeps; then that says what to train
 */
public record ScheduledTrainingInput(
        @Nullable UUID tenantId,
        @Nullable String jobName,
        @Nullable List<UUID> products,
        @Nullable Integer priority,
        @Nullable Boolean force,
        @Nullable StoredSchedule stored) {

    /**
     * A schedule of the service, as it was when the run was planned.
     *
     * @param tenantId whose; null for the platform's
     * @param revision the run is void once the schedule has another
     * @param scheduledAt the time that a run makes up for; null for a run in time
     */
    public record StoredSchedule(@Nullable UUID tenantId, long revision, @Nullable Instant scheduledAt) {}

    /** Everybody's jobs. */
    public static final ScheduledTrainingInput EVERYBODY =
            new ScheduledTrainingInput(null, null, null, null, null, null);

    /** A run of a schedule that the service keeps. */
    public static ScheduledTrainingInput of(StoredSchedule stored) {
        return new ScheduledTrainingInput(null, null, null, null, null, stored);
    }
}
