package com.bakery.prophet;

/** Refused input or a fit that could not end; the message names the field, the value and the rule. */
public final class ProphetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of refusal it is. */
    public enum Reason {
        /** An option lies outside its documented range. */
        INVALID_OPTION,
        /** The history or the future frame cannot be used. */
        INVALID_DATA,
        /** The solver did not reach an optimum within its iterations or time. */
        NOT_CONVERGED,
        /** A model file is damaged, too large or of an unknown schema. */
        INVALID_MODEL_FILE
    }

    private final Reason reason;

    public ProphetException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
