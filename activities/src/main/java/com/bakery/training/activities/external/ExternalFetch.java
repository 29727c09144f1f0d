package com.bakery.training.activities.external;

import com.bakery.training.activities.external.format.Refusals;
import com.bakery.training.registry.settings.TenantSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/** Fetches what one source knows and the registry does not. Thread-safe. */
interface ExternalFetch {
    /** The source's name: in rows, logs and metrics. */
    String source();

    /**
     * Fetches and keeps. What was kept before a failure stays.
     *
     * @return what was done, in words, and what was refused
     * @throws com.bakery.training.activities.external.http.SourceException if the source is down or talks nonsense
     */
    Report fetch(Scope scope);

    /**
     * For whom.
     *
     * @param force fetches again what is known
     * @param now when the fetch began
     * @param monitor asked all the time; ends the fetch when the job waits no longer
     */
    record Scope(UUID tenantId, TenantSettings shop, boolean force, Instant now, BoundedWait monitor) {
        /** In the shop's time zone. */
        LocalDate today() {
            return LocalDate.ofInstant(now, ZoneId.of(shop.timeZone()));
        }

        /** The last day that is over: of a day that is not, only half may be known. */
        LocalDate yesterday() {
            return today().minusDays(1);
        }
    }

    /**
     * What came of it.
     *
     * @param said for the job's log
     * @param rows taken
     * @param incomplete why something is missing that an operator can mend; empty if nothing is
     */
    record Report(String said, int rows, Refusals refused, String incomplete) {
        static Report of(String said, int rows, Refusals refused) {
            return new Report(said, rows, refused, "");
        }

        static Report nothing(String said) {
            return of(said, 0, new Refusals());
        }

        static Report incomplete(String why) {
            return new Report("", 0, new Refusals(), why);
        }
    }
}
