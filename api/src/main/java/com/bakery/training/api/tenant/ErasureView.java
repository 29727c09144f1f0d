package com.bakery.training.api.tenant;

import com.bakery.training.registry.erasure.Erasure;
import java.time.Instant;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An erasure of the tenant, with proof once it is completed.
 *
 * @param status running or completed
 * @param tenantHash SHA-256 of the tenant's id as text, hexadecimal: what the certificate names the tenant by
 * @param completedAt when every table and the storage were counted and nothing was left; null while it runs
 * @param rowsDeleted by table; empty when there was nothing
 * @param bytesFreed size of the deleted files
 */
record ErasureView(
        UUID erasureId,
        String status,
        String tenantHash,
        Instant requestedAt,
        @Nullable Instant completedAt,
        SortedMap<String, Long> rowsDeleted,
        long totalRowsDeleted,
        long filesDeleted,
        long bytesFreed) {

    static ErasureView from(Erasure erasure) {
        return new ErasureView(
                erasure.id(),
                erasure.completed() ? "completed" : "running",
                erasure.tenantHash(),
                erasure.requestedAt(),
                erasure.completedAt(),
                erasure.rowsDeleted(),
                erasure.rowsDeleted().values().stream()
                        .mapToLong(Long::longValue)
                        .sum(),
                erasure.filesDeleted(),
                erasure.bytesFreed());
    }
}
