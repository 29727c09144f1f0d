package com.bakery.training.registry.model;

/** A name that people cannot give to a version. */
public final class AliasRefusedException extends RuntimeException {
    AliasRefusedException(String alias, String rule) {
        super("'" + alias + "' " + rule);
    }
}
