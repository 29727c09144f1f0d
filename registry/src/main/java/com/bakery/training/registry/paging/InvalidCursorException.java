package com.bakery.training.registry.paging;

/** A cursor that no page of this list gave out. */
public final class InvalidCursorException extends RuntimeException {
    public InvalidCursorException(String cursor) {
        super("cursor is not one that this list gave out: " + cursor);
    }
}
