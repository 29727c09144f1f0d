package com.bakery.training.registry.artifact;

/** The storage that the settings name cannot be used; found at a start, said with the setting to look at. */
public final class StorageUnusableException extends RuntimeException {
    public StorageUnusableException(String message, Throwable cause) {
        super(message, cause);
    }
}
