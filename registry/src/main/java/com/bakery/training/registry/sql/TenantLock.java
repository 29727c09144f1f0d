package com.bakery.training.registry.sql;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever writes rows of a kind in several statements: two of one tenant take turns instead of deadlocking. */
public final class TenantLock {
    private TenantLock() {}

    /** Waits for the others, until the transaction ends. */
    public static void take(JdbcClient db, String kind, UUID tenantId) {
        db.sql("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))")
                .param("name", kind + "/" + tenantId)
                .query()
                .singleRow();
    }
}
