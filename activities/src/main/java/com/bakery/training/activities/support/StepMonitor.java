package com.bakery.training.activities.support;

import com.bakery.forecasting.TrainingMonitor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The monitor of a step that somebody looks closer at: iterations go to the log, the time of each part into the profile. */
final class StepMonitor implements TrainingMonitor {
    private static final Logger log = LoggerFactory.getLogger(StepMonitor.class);

    private final TrainingMonitor heartbeat;
    private final boolean verbose;
    private final @Nullable StepProfile profile;

    StepMonitor(TrainingMonitor heartbeat, boolean verbose, @Nullable StepProfile profile) {
        this.heartbeat = heartbeat;
        this.verbose = verbose;
        this.profile = profile;
    }

    @Override
    public void progress(String phase, double fraction) {
        if (profile != null) {
            profile.enter(phase);
        }
        heartbeat.progress(phase, fraction);
    }

    @Override
    public void iteration(String member, int round, String measure, double value, double change) {
        if (verbose) {
            log.info("{} iteration {}: {} {}, change {}", member, round, measure, value, change);
        }
    }
}
