package com.bakery.training.api.audit;

import com.bakery.training.registry.audit.AuditEntry;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who did what to what. */
record AuditView(
        UUID id,
        String actor,
        String action,
        String subject,
        @Nullable Map<String, Object> details,
        Instant createdAt) {

    static AuditView from(AuditEntry entry) {
        return new AuditView(
                entry.id(), entry.actor(), entry.action(), entry.subject(), entry.details(), entry.createdAt());
    }
}
