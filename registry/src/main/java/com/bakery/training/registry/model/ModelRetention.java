package com.bakery.training.registry.model;

import com.bakery.training.registry.audit.AuditLog;
import com.bakery.training.registry.tenancy.Transactions;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds and deletes versions that are too old or too many. Files are the caller's, after the rows are gone. */
public final class ModelRetention {
    private static final String ACTOR = "retention";

    /**
     * A kept version comes before all others of its product, so it counts towards the number of versions without ever being beyond it. The first one stays in any case:
     * a product that was never deployed keeps its newest model.
     */
    private static final String EXPIRED =
            """
            SELECT id, product_id, model_version AS name, FALSE AS deployed, training_job_id AS job_id FROM (
                SELECT model.id, model.product_id, model.model_version, model.training_job_id, model.created_at, kept.kept,
                       row_number() OVER (PARTITION BY model.product_id
                                          ORDER BY kept.kept DESC, model.created_at DESC, model.id DESC) AS place
                FROM trained_models model CROSS JOIN LATERAL (SELECT %s AS kept) kept
                WHERE model.tenant_id = :tenant AND (:product::uuid IS NULL OR model.product_id = :product)) version
            WHERE NOT kept AND place > 1
              AND (:days > 0 AND created_at < now() - make_interval(days => :days)
                   OR :versions > 0 AND place > :versions)
            ORDER BY product_id, created_at
            """;

    private final Transactions transactions;

    public ModelRetention(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * How long and how many versions are kept.
     *
     * @param days age from which a version goes; 0: any age stays
     * @param versions of one product, kept ones included; 0: any number stays
     */
    public record Limits(int days, int versions) {
        public boolean areOff() {
            return days <= 0 && versions <= 0;
        }
    }

    /** All tenants with models. */
    public List<UUID> tenants() {
        return transactions.asSystem(db -> db.sql("SELECT DISTINCT tenant_id FROM trained_models ORDER BY tenant_id")
                .query(UUID.class)
                .list());
    }

    /** Products of the tenant with expired versions, at most {@code most}. */
    public List<UUID> products(UUID tenantId, Limits limits, int most) {
        return transactions.inTenant(tenantId, db -> expired(db, tenantId, null, limits).stream()
                .map(Deployment.Version::productId)
                .distinct()
                .limit(most)
                .toList());
    }

    /** Deletes the expired versions of one product, as they are at this moment, with an audit row; empty if there are none. */
    public Optional<DeletedVersions> expire(UUID tenantId, UUID productId, Limits limits) {
        return transactions.inTenant(tenantId, db -> {
            Deployment.lockProduct(db, tenantId, productId);
            List<Deployment.Version> expired = expired(db, tenantId, productId, limits);
            if (expired.isEmpty()) {
                return Optional.empty();
            }
            DeletedVersions deleted = ModelDeletion.delete(db, tenantId, productId, expired);
            audit(db, deleted, limits);
            return Optional.of(deleted);
        });
    }

    private static List<Deployment.Version> expired(
            JdbcClient db, UUID tenantId, @Nullable UUID productId, Limits limits) {
        return db.sql(EXPIRED.formatted(KeptVersions.CONDITION))
                .param("tenant", tenantId)
                .param("product", productId, Types.OTHER)
                .param("days", limits.days())
                .param("versions", limits.versions())
                .query(Deployment.Version.class)
                .list();
    }

    private static void audit(JdbcClient db, DeletedVersions expired, Limits limits) {
        AuditLog.append(
                db,
                expired.tenantId(),
                ACTOR,
                "model.expired",
                "product/" + expired.productId(),
                Map.of(
                        "model_versions", expired.versions(),
                        "files", expired.files().size(),
                        "freed_bytes", expired.bytes(),
                        "retention_days", limits.days(),
                        "max_versions", limits.versions()));
    }
}
