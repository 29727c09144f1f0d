package com.bakery.training.activities.schedule;

import com.bakery.training.registry.schedule.TrainingSchedule;
import java.time.Instant;
import java.util.List;

/** What the server keeps so that scheduled runs start by themselves. */
public interface ServerSchedules {

    /**
     * Makes the server keep these schedules and no others of ours. One that cannot be put does not keep the others from it.
     *
     * @throws IllegalStateException naming those that could not be put
     */
    void keep(List<TrainingSchedule> schedules, Instant now);
}
