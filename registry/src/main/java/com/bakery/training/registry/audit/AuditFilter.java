package com.bakery.training.registry.audit;

import com.bakery.training.registry.sql.TimeRange;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of the audit log are wanted; null means any.
 *
 * @param actor who acted, exactly
 * @param action exactly, {@code model.deployed} for example
 * @param subject exactly, {@code model/<id>} for example
 * @param from written at or after
 * @param to written before
 */
public record AuditFilter(
        @Nullable String actor,
        @Nullable String action,
        @Nullable String subject,
        @Nullable Instant from,
        @Nullable Instant to) {
    /** Instants that no TIMESTAMP holds are taken as the nearest it does, which shows the same rows. */
    public AuditFilter {
        from = TimeRange.within(from);
        to = TimeRange.within(to);
    }

    public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null);
}
