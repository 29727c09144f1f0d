package com.bakery.training.api.event;

import org.jspecify.annotations.Nullable;

/** A message that will never make sense, however often it is delivered. */
final class UnusableMessageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableMessageException(@Nullable String message) {
        super(message);
    }

    UnusableMessageException(@Nullable String message, Throwable cause) {
        super(message, cause);
    }
}
