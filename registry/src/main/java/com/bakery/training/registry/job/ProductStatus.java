package com.bakery.training.registry.job;

import java.util.Locale;

/** The states of a product inside a job. */
public enum ProductStatus {
    PENDING,
    RUNNING,
    COMPLETED,
    SKIPPED,
    FAILED;

    /** The word in rows and answers. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ProductStatus labelled(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
