package com.bakery.training.workflows.training;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How fast products are being trained. Skipped products and those of an earlier start do not count: they would promise a
 * speed that training does not have.
 *
 * @param since when the first product was started
 * @param trained products that ended since then
 */
record Pace(Instant since, int trained) {

    Pace withOneMore() {
        return new Pace(since, trained + 1);
    }

    /** Seconds until {@code remaining} more have ended at this pace; null before the first one has. */
    @Nullable
    Long secondsFor(int remaining, Instant now) {
        if (trained == 0) {
            return null;
        }
        double secondsEach = Duration.between(since, now).toMillis() / 1000.0 / trained;
        return (long) Math.ceil(secondsEach * remaining);
    }
}
