package com.bakery.training.registry.model;

/** A name that people cannot give to a version. */
public final class AliasRefusedException extends RuntimeException {
    /** Of a longer name the beginning tells which one it is. */
    private static final int SHOWN = 60;

    AliasRefusedException(String alias, String rule) {
        super("'" + (alias.length() > SHOWN ? alias.substring(0, SHOWN) + "…" : alias) + "' " + rule);
    }
}
