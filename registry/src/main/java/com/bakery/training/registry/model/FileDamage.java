package com.bakery.training.registry.model;

import com.bakery.training.registry.audit.AuditLog;
import com.bakery.training.registry.sql.Ids;
import com.bakery.training.registry.tenancy.Transactions;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What follows from a file that is not what it was: the mark on its rows, and another version in its place. */
public final class FileDamage {
    private static final String SCRUB = "scrub";

    /** Whoever read the file to serve it. */
    private static final String READER = "reader";

    private final Transactions transactions;

    public FileDamage(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * A version that uses the file.
     *
     * @param deployed its product serves it, or should
     * @param changed the mark is new
     */
    public record Affected(UUID modelId, UUID productId, String version, boolean deployed, boolean changed) {}

    /**
     * Marks a file on all rows that name it, or takes the mark away, with an audit row for each version that this is news for.
     *
     * @param damage corrupt or missing; null for intact
     * @return the versions that use it; none if the rows are gone meanwhile
     */
    public List<Affected> mark(StoredFile file, @Nullable String damage) {
        return transactions.inTenant(
                file.tenantId(), db -> mark(db, SCRUB, file.tenantId(), file.productId(), file.artifact(), damage));
    }

    /**
     * Takes in that a reader could not have a file. Wrong bytes are marked at once. A file that the reader did not find may be there for others, whose volume is
     * mounted: the scrub alone marks it. The scrub looks at the file next, whatever was found, and decides what the product serves.
     *
     * @return false if no row names the file any more: the version was deleted meanwhile
     */
    public boolean report(UUID tenantId, UUID productId, ModelArtifact file, boolean corrupt) {
        // the time is before all others and never the same: a scrub that read the row earlier sees that it changed
        return transactions.inTenant(tenantId, db -> {
            if (corrupt) {
                mark(db, READER, tenantId, productId, file, "corrupt");
            }
            return db.sql(
                                    """
                                    UPDATE model_artifacts SET checked_at = now() - interval '100 years'
                                    WHERE file_path = :key AND checksum = :sha256
                                      AND EXISTS (SELECT FROM trained_models WHERE id = model_id AND tenant_id = :tenant)
                                    """)
                            .param("key", file.key())
                            .param("sha256", file.sha256())
                            .param("tenant", tenantId)
                            .update()
                    > 0;
        });
    }

    private static List<Affected> mark(
            JdbcClient db, String actor, UUID tenantId, UUID productId, ModelArtifact file, @Nullable String damage) {
        // a deployment under way is over before: its version is known as the deployed one, or finds the mark
        Deployment.lockProduct(db, tenantId, productId);
        List<Affected> affected = markArtifacts(db, tenantId, file, damage);
        if (file.type().equals(ModelArtifact.MODEL_FILE)) {
            markModels(db, affected, damage);
        }
        affected.stream()
                .filter(Affected::changed)
                .forEach(version -> audit(db, actor, tenantId, file, version, damage));
        return affected;
    }

    private static List<Affected> markArtifacts(
            JdbcClient db, UUID tenantId, ModelArtifact file, @Nullable String damage) {
        return db.sql(
                        """
                        WITH former AS (
                            SELECT artifact.id, artifact.damage, model.id AS model_id, model.product_id,
                                   model.model_version, coalesce(model.is_deployed, FALSE) AS deployed
                            FROM model_artifacts artifact
                            JOIN trained_models model ON model.id = artifact.model_id AND model.tenant_id = :tenant
                            WHERE artifact.file_path = :key AND artifact.checksum = :sha256
                            ORDER BY artifact.id FOR UPDATE OF artifact)
                        UPDATE model_artifacts artifact SET damage = :damage,
                            damaged_at = CASE WHEN :damage::text IS NULL THEN NULL
                                              ELSE coalesce(artifact.damaged_at, now()) END
                        FROM former WHERE artifact.id = former.id
                        RETURNING former.model_id, former.product_id, former.model_version, former.deployed,
                                  former.damage IS DISTINCT FROM :damage
                        """)
                .param("tenant", tenantId)
                .param("key", file.key())
                .param("sha256", file.sha256())
                .param("damage", damage, Types.VARCHAR)
                .query((row, number) -> new Affected(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getBoolean(4),
                        row.getBoolean(5)))
                .list();
    }

    private static void markModels(JdbcClient db, List<Affected> affected, @Nullable String damage) {
        db.sql(
                        """
                        UPDATE trained_models SET damage = :damage,
                            damaged_at = CASE WHEN :damage::text IS NULL THEN NULL ELSE coalesce(damaged_at, now()) END
                        WHERE id = ANY (CAST(:models AS uuid[])) AND damage IS DISTINCT FROM :damage
                        """)
                .param("damage", damage, Types.VARCHAR)
                .param(
                        "models",
                        Ids.texts(affected.stream().map(Affected::modelId).toList()))
                .update();
    }

    private static void audit(
            JdbcClient db, String actor, UUID tenantId, ModelArtifact file, Affected version, @Nullable String damage) {
        AuditLog.append(
                db,
                tenantId,
                actor,
                damage == null ? "model.repaired" : "model.damaged",
                "product/" + version.productId(),
                Map.of(
                        "model_version", version.version(),
                        "file", file.type(),
                        "damage", damage == null ? "none" : damage,
                        "deployed", version.deployed()));
    }

    /**
     * Deploys a version whose file was just verified in place of one that is damaged.
     *
     * @return false if the damaged one is not deployed any more, or is intact, or the other one is damaged too: nothing was changed
     */
    public boolean replace(UUID tenantId, Affected damaged, StoredFile alternative) {
        return transactions.inTenant(tenantId, db -> {
            Deployment.lockProduct(db, tenantId, damaged.productId());
            if (!replaceable(db, damaged.modelId(), alternative.modelId())) {
                return false;
            }
            String reason = "The file of deployed version " + damaged.version() + " is damaged";
            Deployment.deploy(
                    db,
                    tenantId,
                    Deployment.locked(db, tenantId, alternative.modelId()),
                    Change.because(SCRUB, reason));
            return true;
        });
    }

    private static boolean replaceable(JdbcClient db, UUID damaged, UUID alternative) {
        return db.sql(
                        """
                        SELECT EXISTS (SELECT FROM trained_models WHERE id = :damaged AND is_deployed AND damage IS NOT NULL)
                           AND EXISTS (SELECT FROM trained_models WHERE id = :alternative AND damage IS NULL)
                        """)
                .param("damaged", damaged)
                .param("alternative", alternative)
                .query(Boolean.class)
                .single();
    }
}
