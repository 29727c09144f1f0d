package com.bakery.forecasting;

/** A product or an option that cannot be trained with; the message names the value and the rule. Trying again changes nothing. */
public final class TrainingRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of refusal it is. */
    public enum Reason {
        INSUFFICIENT_DATA,
        NO_VARIATION,
        INVALID_DATA,
        INVALID_OPTIONS,
        NO_CONVERGENCE
    }

    private final Reason reason;

    public TrainingRefusedException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
