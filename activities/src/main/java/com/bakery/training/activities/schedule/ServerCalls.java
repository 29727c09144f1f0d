package com.bakery.training.activities.schedule;

import io.grpc.StatusRuntimeException;
import io.temporal.failure.TemporalException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls of the server, one after the other: what fails does not keep the rest from being tried. */
final class ServerCalls {
    private final List<String> ids = new ArrayList<>();
    private @Nullable RuntimeException first;

    /** Tries something with the server. */
    void tried(String id, Runnable work) {
        try {
            work.run();
        } catch (StatusRuntimeException | TemporalException e) {
            ids.add(id);
            first = first == null ? e : first;
        }
    }

    /** @throws IllegalStateException naming what failed, and why the first did */
    void throwIfAny() {
        if (first != null) {
            throw new IllegalStateException("The server did not take " + ids + ": " + first.getMessage(), first);
        }
    }
}
