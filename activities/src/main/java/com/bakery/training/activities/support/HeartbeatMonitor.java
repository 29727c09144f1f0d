package com.bakery.training.activities.support;

import com.bakery.forecasting.TrainingMonitor;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.util.concurrent.TimeUnit;

/**
 * Tells Temporal that a computation lives and how far it is. A heartbeat throws when the activity was cancelled, its worker stops or
 * it timed out; that ends the computation within its next tenth of a second.
 */
public final class HeartbeatMonitor implements TrainingMonitor {
    /** The fit asks thousands of times a second; the server need not hear of it each time. */
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private final ActivityExecutionContext context;
    private long last = System.nanoTime() - PAUSE;

    HeartbeatMonitor(ActivityExecutionContext context) {
        this.context = context;
    }

    /** The monitor of the activity that runs in this thread. */
    public static HeartbeatMonitor ofThisActivity() {
        return new HeartbeatMonitor(Activity.getExecutionContext());
    }

    @Override
    public void progress(String phase, double fraction) {
        long now = System.nanoTime();
        if (now - last >= PAUSE) {
            last = now;
            context.heartbeat(phase + " " + Math.round(100 * fraction) + " %");
        }
    }
}
