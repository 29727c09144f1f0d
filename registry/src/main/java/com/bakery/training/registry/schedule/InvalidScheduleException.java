package com.bakery.training.registry.schedule;

/** A schedule that breaks a rule. The caller must change it. */
public final class InvalidScheduleException extends IllegalArgumentException {
    private final String field;
    private final String rule;

    InvalidScheduleException(String field, String rule) {
        super(field + ": " + rule);
        this.field = field;
        this.rule = rule;
    }

    /** The name of the field, as it is written on the wire. */
    public String field() {
        return field;
    }

    /** The rule and the value that breaks it. */
    public String rule() {
        return rule;
    }
}
