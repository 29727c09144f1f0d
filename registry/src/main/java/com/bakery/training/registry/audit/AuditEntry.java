package com.bakery.training.registry.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who did what to what.
 *
 * @param seq grows in the order the rows were written
 * @param actor subject of the token, or the job or process that acted
 * @param action {@code model.deployed} for example
 * @param subject {@code product/<id>} for example
 */
public record AuditEntry(
        UUID id,
        long seq,
        String actor,
        String action,
        String subject,
        @Nullable Map<String, Object> details,
        Instant createdAt) {}
