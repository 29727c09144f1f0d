package com.bakery.forecasting.model;

/** A staged file or a model file that is not what it should be. */
public final class InvalidFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidFileException(String message) {
        super(message);
    }
}
