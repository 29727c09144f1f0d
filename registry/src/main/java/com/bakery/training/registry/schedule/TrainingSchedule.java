package com.bakery.training.registry.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A schedule and what became of it.
 *
 * @param tenantId whose it is; {@link #PLATFORM} for everybody without one
 * @param revision grows with every change of the settings
 * @param settledUntil scheduled times up to here have their job, or never get one
 * @param lastRunAt the scheduled time of the last run, null before the first
 * @param lastJobId null where the last run made no job, or many
 * @param lastError why the last run made no job
 */
public record TrainingSchedule(
        UUID tenantId,
        ScheduleSettings settings,
        long revision,
        Instant settledUntil,
        @Nullable Instant lastRunAt,
        @Nullable UUID lastJobId,
        @Nullable String lastError,
        Instant updatedAt) {
    /** The nil UUID, which is no tenant's. */
    public static final UUID PLATFORM = new UUID(0, 0);

    /** Whether it trains every tenant that has sales and no schedule of its own. */
    public boolean isPlatforms() {
        return tenantId.equals(PLATFORM);
    }

    /** The next {@code count} scheduled times after {@code now}, none while it is paused. */
    public List<Instant> nextRuns(Instant now, int count) {
        return settings.paused() ? List.of() : settings.times().next(now, count);
    }

    /** The last scheduled time not after {@code now}, nor before {@code oldest}, that is not settled; of several that were missed only this one is made up for. */
    public Optional<Instant> due(Instant oldest, Instant now) {
        Instant after = settledUntil.isAfter(oldest) ? settledUntil : oldest;
        return settings.paused() ? Optional.empty() : settings.times().last(after, now);
    }
}
