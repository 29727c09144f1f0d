package com.bakery.training.api.problem;

import java.io.IOException;

/** The client sends more bytes than the route takes. */
public final class BodyTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;
    private final long limit;

    public BodyTooLargeException(long limit) {
        super("The body is larger than " + limit + " bytes");
        this.limit = limit;
    }

    /** Bytes the route takes. */
    public long limit() {
        return limit;
    }
}
