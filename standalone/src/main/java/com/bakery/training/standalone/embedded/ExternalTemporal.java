package com.bakery.training.standalone.embedded;

import org.jspecify.annotations.Nullable;

/** A Temporal server that somebody else runs. */
record ExternalTemporal(String address) implements TemporalServer {

    @Override
    public @Nullable String uiUrl() {
        return null;
    }

    @Override
    public String description() {
        return "Temporal at " + address;
    }

    @Override
    public void close() {
        // not ours to stop
    }
}
