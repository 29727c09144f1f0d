package com.bakery.training.workflows.schedule;

import org.jspecify.annotations.Nullable;

/**
 * What a scheduled run did.
 *
 * @param jobs jobs it inserted
 * @param known jobs that were there already: of an earlier attempt, or waiting since an earlier run
 * @param refused tenants that cannot be trained, their sales or products are gone
 * @param note why there was nothing to do
 */
public record ScheduledTrainingResult(int jobs, int known, int refused, @Nullable String note) {
    /** The sum of both; the later note counts. */
    public ScheduledTrainingResult plus(ScheduledTrainingResult other) {
        return new ScheduledTrainingResult(
                jobs + other.jobs,
                known + other.known,
                refused + other.refused,
                other.note == null ? note : other.note);
    }
}
