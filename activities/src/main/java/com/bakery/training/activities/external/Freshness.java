package com.bakery.training.activities.external;

import com.bakery.training.registry.external.PlaceDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** How long what was fetched holds. A day to come is a forecast, and the last days are still corrected: both hold for six hours. Older days stay. */
final class Freshness {
    /** Days behind which weather archives do not change any more. */
    static final int LAG_DAYS = 6;

    private static final Duration HOLDS = Duration.ofHours(6);

    private Freshness() {}

    static boolean isFresh(Instant fetchedAt, Instant now) {
        return fetchedAt.isAfter(now.minus(HOLDS));
    }

    /** Whether a day need not be fetched again; one that was never fetched, null, has to be. */
    static boolean holds(@Nullable PlaceDay day, Instant now) {
        if (day == null) {
            return false;
        }
        LocalDate fetched = LocalDate.ofInstant(day.fetchedAt(), ZoneOffset.UTC);
        boolean settled = !day.numbers().isEmpty() && !day.day().isAfter(fetched.minusDays(LAG_DAYS));
        return settled || isFresh(day.fetchedAt(), now);
    }
}
