package com.bakery.training.registry.sql;

import java.util.Collection;
import java.util.UUID;

/** Ids as a parameter of a statement. */
public final class Ids {
    private Ids() {}

    /** For {@code CAST(:name AS uuid[])}: the driver knows arrays of texts. */
    public static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
