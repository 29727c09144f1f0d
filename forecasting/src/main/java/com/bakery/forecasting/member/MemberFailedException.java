package com.bakery.forecasting.member;

import org.jspecify.annotations.Nullable;

/** A member could not be fitted. The product goes on without it. */
public final class MemberFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public MemberFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
