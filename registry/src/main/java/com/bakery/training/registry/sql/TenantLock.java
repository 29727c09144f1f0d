package com.bakery.training.registry.sql;

import java.sql.SQLException;
import java.util.UUID;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever writes rows of a kind in several statements: two of one tenant take turns instead of deadlocking. */
public final class TenantLock {
    /** lock_not_available; the translation of exceptions does not know it. */
    private static final String NOT_AVAILABLE = "55P03";

    private TenantLock() {}

    /**
     * Waits for the others, and keeps them waiting until the transaction ends.
     *
     * @throws TenantLockedException when the others take longer than a transaction waits for a lock
     */
    public static void take(JdbcClient db, String kind, UUID tenantId) {
        try {
            db.sql("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))")
                    .param("name", kind + "/" + tenantId)
                    .query()
                    .singleRow();
        } catch (DataAccessException e) {
            if (e.getMostSpecificCause() instanceof SQLException sql && NOT_AVAILABLE.equals(sql.getSQLState())) {
                throw new TenantLockedException(kind, e);
            }
            throw e;
        }
    }
}
