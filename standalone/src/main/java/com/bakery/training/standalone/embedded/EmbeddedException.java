package com.bakery.training.standalone.embedded;

/** An embedded part cannot start; the message says what is in the way and which variable changes it. */
public final class EmbeddedException extends RuntimeException {

    public EmbeddedException(String message) {
        super(message);
    }

    public EmbeddedException(String message, Throwable cause) {
        super(message, cause);
    }
}
