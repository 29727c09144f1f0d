package com.bakery.training.registry.job;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps new jobs of a tenant out while it is being erased. Both sides hold their lock to the end of their transaction. */
public final class TenantGate {
    private TenantGate() {}

    /** Whether a job may go in: not while the tenant is being erased. If it may, no erasure begins before this transaction ends. */
    static boolean enter(JdbcClient db, UUID tenantId) {
        lock(db, "pg_advisory_xact_lock_shared", tenantId);
        return db.sql(
                        "SELECT NOT EXISTS (SELECT FROM tenant_erasures WHERE tenant_id = :tenant AND completed_at IS NULL)")
                .param("tenant", tenantId)
                .query(Boolean.class)
                .single();
    }

    /** Waits for jobs that are being let in, and lets no other in before this transaction ends. */
    public static void close(JdbcClient db, UUID tenantId) {
        lock(db, "pg_advisory_xact_lock", tenantId);
    }

    private static void lock(JdbcClient db, String function, UUID tenantId) {
        db.sql("SELECT " + function + "(hashtextextended(:name, 0))")
                .param("name", "tenant-gate/" + tenantId)
                .query()
                .singleRow();
    }
}
