package com.bakery.training.registry.job;

import java.util.Locale;

/** Who asked for a job. */
public enum JobOrigin {
    /** A call of the API. */
    REQUEST,
    /** The orchestrator's message. */
    EVENT,
    /** New sales data. */
    IMPORT,
    SCHEDULE,
    /** A deployed version that does worse on new sales than it was validated for. */
    DRIFT;

    /** The word in rows. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static JobOrigin labelled(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
