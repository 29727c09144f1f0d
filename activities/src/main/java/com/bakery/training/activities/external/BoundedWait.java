package com.bakery.training.activities.external;

import com.bakery.forecasting.TrainingMonitor;
import com.bakery.training.activities.external.http.SourceException;
import com.bakery.training.activities.external.http.SourceException.Outcome;
import java.time.Duration;

/** A job's wait for one source: a sign of life as long as it lasts, and an end, so that a source that is slow page after page costs the job no more than one that is down. */
final class BoundedWait implements TrainingMonitor {
    private final TrainingMonitor heartbeat;
    private final long end;

    BoundedWait(TrainingMonitor heartbeat, Duration patience) {
        this.heartbeat = heartbeat;
        this.end = System.nanoTime() + patience.toNanos();
    }

    boolean isOver() {
        return System.nanoTime() - end >= 0;
    }

    /** @throws SourceException GIVEN_UP when the wait is over */
    @Override
    public void progress(String phase, double fraction) {
        heartbeat.progress(phase, fraction);
        if (isOver()) {
            throw new SourceException(Outcome.GIVEN_UP, "it was not done in the time that a job waits for it");
        }
    }
}
