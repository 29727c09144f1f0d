package com.bakery.training.registry.erasure;

import java.time.Instant;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An erasure of a tenant; once it is completed, the certificate that it took place.
 *
 * @param tenantHash SHA-256 of the tenant's id as text, 64 hexadecimal digits: proof for whoever knows the id
 * @param completedAt null while something is left to delete
 * @param rowsDeleted by table; tables without a row of the tenant are left out
 */
public record Erasure(
        UUID id,
        String tenantHash,
        Instant requestedAt,
        @Nullable Instant completedAt,
        SortedMap<String, Long> rowsDeleted,
        long filesDeleted,
        long bytesFreed) {

    public boolean completed() {
        return completedAt != null;
    }
}
