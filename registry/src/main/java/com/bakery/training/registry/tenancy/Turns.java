package com.bakery.training.registry.tenancy;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Work that is done for one tenant after the other. */
public final class Turns {
    private Turns() {}

    /**
     * Gives each its turn; one that fails does not keep the others from theirs.
     *
     * @throws RuntimeException the first failure, after the last turn; later ones are suppressed in it
     */
    public static <T> void each(Iterable<T> all, Consumer<T> turn) {
        RuntimeException failure = null;
        for (T one : all) {
            try {
                turn.accept(one);
            } catch (RuntimeException e) {
                failure = beside(failure, e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static RuntimeException beside(@Nullable RuntimeException first, RuntimeException next) {
        if (first == null) {
            return next;
        }
        if (first != next) { // an exception cannot be suppressed in itself
            first.addSuppressed(next);
        }
        return first;
    }
}
