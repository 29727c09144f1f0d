package com.bakery.training.activities.external.http;

import java.util.Locale;

/** A source could not be asked, or its answer as a whole cannot be used. The message is made of our words and a status: neither address nor body. */
public final class SourceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** How a request ended; the label of a metric. */
    public enum Outcome {
        OK,
        /** No connection, or one that broke off. */
        UNREACHABLE,
        /** The answer was not complete in time. */
        TIMEOUT,
        /** A status that a repetition may mend: 408, 429, 5xx. */
        BUSY,
        /** The address holds nothing: 404. */
        NOT_FOUND,
        /** Any other status, redirects included. */
        REFUSED,
        TOO_LARGE,
        /** Not the format. */
        INVALID,
        /** Not asked: it failed too often just now. */
        NOT_ASKED,
        /** The job waits no longer. */
        GIVEN_UP;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Outcome outcome;

    public SourceException(Outcome outcome, String message) {
        super(message);
        this.outcome = outcome;
    }

    /** An answer that is not the format. */
    public static SourceException invalid(String message) {
        return new SourceException(Outcome.INVALID, message);
    }

    public Outcome outcome() {
        return outcome;
    }

    /** Whether the next try may do better. */
    boolean mayMend() {
        return outcome == Outcome.UNREACHABLE || outcome == Outcome.TIMEOUT || outcome == Outcome.BUSY;
    }

    /** Whether it tells against the source: a file that is not there does not. */
    boolean isFault() {
        return outcome != Outcome.NOT_FOUND;
    }
}
