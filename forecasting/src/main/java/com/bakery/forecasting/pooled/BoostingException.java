package com.bakery.forecasting.pooled;

/** The boosting library failed, with its own reason. */
public final class BoostingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BoostingException(String message) {
        super(message);
    }

    public BoostingException(String message, Throwable cause) {
        super(message, cause);
    }
}
