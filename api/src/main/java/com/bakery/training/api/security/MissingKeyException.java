package com.bakery.training.api.security;

/** No key to verify tokens with: the api must not start. */
final class MissingKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingKeyException(String message) {
        super(message);
    }
}
