package com.bakery.training.registry.limit;

import com.bakery.training.registry.sql.Ids;
import com.bakery.training.registry.tenancy.Transactions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Places for the open sockets of a tenant over all instances. A place is leased: who holds it renews it, and one that is not
 * renewed comes free by itself. All times are the database's, so the clocks of the instances do not matter.
 */
public final class SocketLeases {
    private static final String LOCK =
            "SELECT pg_advisory_xact_lock(hashtextextended('websocket_leases ' || CAST(:tenant AS text), 0))";

    private static final String INSERT =
            """
            INSERT INTO websocket_leases (tenant_id, id, instance, expires_at)
            SELECT :tenant, :id, :instance, now() + make_interval(secs => :seconds)
            WHERE (SELECT count(*) FROM websocket_leases WHERE tenant_id = :tenant) < :max
            """;

    /** A place that was lost, because the database was away for longer than it lasts, is taken again: its socket is open. */
    private static final String RENEW =
            """
            INSERT INTO websocket_leases (tenant_id, id, instance, expires_at)
            SELECT held.tenant, held.id, :instance, now() + make_interval(secs => :seconds)
            FROM unnest(CAST(:tenants AS uuid[]), CAST(:ids AS uuid[])) AS held (tenant, id)
            ON CONFLICT (tenant_id, id) DO UPDATE SET expires_at = excluded.expires_at
            """;

    private final Transactions transactions;

    public SocketLeases(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Takes a place for {@code life}.
     *
     * @param max places the tenant has in all
     * @return its id; empty when all are taken
     */
    public Optional<UUID> take(UUID tenantId, UUID instance, int max, Duration life) {
        UUID id = UUID.randomUUID();
        return transactions.inTenant(tenantId, db -> {
            db.sql(LOCK).param("tenant", tenantId).query().singleRow();
            db.sql("DELETE FROM websocket_leases WHERE tenant_id = :tenant AND expires_at < now()")
                    .param("tenant", tenantId)
                    .update();
            int taken = db.sql(INSERT)
                    .param("tenant", tenantId)
                    .param("id", id)
                    .param("instance", instance)
                    .param("seconds", seconds(life))
                    .param("max", max)
                    .update();
            return taken == 1 ? Optional.of(id) : Optional.empty();
        });
    }

    /** Gives a place back; repeating it changes nothing. */
    public void release(UUID tenantId, UUID id) {
        transactions.runInTenant(
                tenantId, db -> db.sql("DELETE FROM websocket_leases WHERE tenant_id = :tenant AND id = :id")
                        .param("tenant", tenantId)
                        .param("id", id)
                        .update());
    }

    /** Lets the places of this instance (tenant by id) last {@code life} from now on, and sweeps those that nobody renewed. */
    public void renew(UUID instance, Map<UUID, UUID> tenantById, Duration life) {
        List<Map.Entry<UUID, UUID>> held = List.copyOf(tenantById.entrySet());
        transactions.runAsSystem(db -> {
            db.sql(RENEW)
                    .param("instance", instance)
                    .param("seconds", seconds(life))
                    .param(
                            "tenants",
                            Ids.texts(held.stream().map(Map.Entry::getValue).toList()))
                    .param("ids", Ids.texts(held.stream().map(Map.Entry::getKey).toList()))
                    .update();
            sweep(db);
        });
    }

    private static void sweep(JdbcClient db) {
        db.sql("DELETE FROM websocket_leases WHERE expires_at < now()").update();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
