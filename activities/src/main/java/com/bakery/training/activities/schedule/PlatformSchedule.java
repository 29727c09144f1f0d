package com.bakery.training.activities.schedule;

import com.bakery.training.registry.schedule.ScheduleRepository;
import com.bakery.training.registry.schedule.ScheduleSettings;
import com.bakery.training.registry.schedule.TrainingSchedule;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the platform's row say what the environment says. Of workers with different environments the last one started wins. */
public final class PlatformSchedule {
    private static final Logger log = LoggerFactory.getLogger(PlatformSchedule.class);

    private final ScheduleRepository schedules;
    private final @Nullable ScheduleSettings settings;
    private final Clock clock;
    private boolean saved;

    /** @param settings null for no schedule */
    public PlatformSchedule(ScheduleRepository schedules, @Nullable ScheduleSettings settings, Clock clock) {
        this.schedules = schedules;
        this.settings = settings;
        this.clock = clock;
    }

    /** Writes the row once in the life of this process, at the first call that succeeds. */
    public void saveOnce() {
        if (saved) {
            return;
        }
        if (settings == null) {
            boolean was = schedules.delete(TrainingSchedule.PLATFORM);
            log.info("The platform's schedule is off{}", was ? " from now on" : "");
        } else {
            TrainingSchedule row = schedules.save(TrainingSchedule.PLATFORM, settings, clock.instant());
            log.info("Everybody without a schedule is trained at {}", SchedulePlan.words(row));
        }
        saved = true;
    }
}
