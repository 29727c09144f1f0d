package com.bakery.training.registry.job;

import java.util.Arrays;
import java.util.Locale;

/** The states of a job and the ways between them. */
public enum JobStatus {
    PENDING,
    RUNNING,
    COMPLETED,
    FAILED,
    CANCELLED;

    /** Whether a job in this state may go to {@code next}. An ended job becomes pending again only by a retry. */
    public boolean canBecome(JobStatus next) {
        return switch (this) {
            case PENDING -> next == RUNNING || next == CANCELLED;
            case RUNNING -> next.isEnded();
            case COMPLETED, FAILED, CANCELLED -> next == PENDING;
        };
    }

    /** Whether nothing works on the job any more. */
    public boolean isEnded() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }

    /** The word in rows and answers. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The status with this word.
     *
     * @throws IllegalArgumentException naming the words that are allowed
     */
    public static JobStatus labelled(String label) {
        return Arrays.stream(values())
                .filter(status -> status.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "status must be one of pending, running, completed, failed, cancelled, not " + label));
    }
}
