package com.bakery.training.api.data;

/** One row breaks a rule; the rest of the upload goes on. */
final class RowRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String field;

    RowRefusedException(String field, String message) {
        super(message);
        this.field = field;
    }

    String field() {
        return field;
    }

    /** Thrown once per bad row: the trace would cost more than the row. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
