package com.bakery.training.registry.limit;

import com.bakery.training.registry.tenancy.Transactions;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The states of the token buckets that all instances share, as opaque bytes that are replaced only if nobody else was faster. */
public final class BucketStates {
    private final Transactions transactions;

    public BucketStates(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The state of the tenant's bucket of this name; empty before its first use. */
    public Optional<byte[]> find(UUID tenantId, String name) {
        return transactions.inTenant(
                tenantId, db -> db.sql("SELECT state FROM rate_limits WHERE tenant_id = :tenant AND name = :name")
                        .param("tenant", tenantId)
                        .param("name", name)
                        .query((row, number) -> row.getBytes("state"))
                        .optional());
    }

    /**
     * Replaces a state.
     *
     * @param before the state that {@link #find} gave; null if it gave none
     * @return whether it was still the one in the table; if not, nothing has changed
     */
    public boolean replace(UUID tenantId, String name, byte @Nullable [] before, byte[] after) {
        return transactions.inTenant(
                tenantId,
                db -> before == null ? insert(db, tenantId, name, after) : update(db, tenantId, name, before, after));
    }

    private static boolean insert(JdbcClient db, UUID tenantId, String name, byte[] state) {
        return db.sql(
                                """
                        INSERT INTO rate_limits (tenant_id, name, state) VALUES (:tenant, :name, :state)
                        ON CONFLICT DO NOTHING
                        """)
                        .param("tenant", tenantId)
                        .param("name", name)
                        .param("state", state)
                        .update()
                == 1;
    }

    private static boolean update(JdbcClient db, UUID tenantId, String name, byte[] before, byte[] after) {
        return db.sql(
                                """
                        UPDATE rate_limits SET state = :after, updated_at = now()
                        WHERE tenant_id = :tenant AND name = :name AND state = :before
                        """)
                        .param("tenant", tenantId)
                        .param("name", name)
                        .param("before", before)
                        .param("after", after)
                        .update()
                == 1;
    }
}
