package com.bakery.forecasting.member;

/** A member could not be fitted. The product goes on without it. */
public final class MemberFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public MemberFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
