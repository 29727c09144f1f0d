package com.bakery.training.registry.model;

import com.bakery.training.registry.audit.AuditLog;
import com.bakery.training.registry.sql.Ids;
import com.bakery.training.registry.tenancy.Transactions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes versions out of the registry with everything that hangs on them. What the job's row says of them stays: the version's name, without the reference. */
public final class ModelDeletion {
    private final Transactions transactions;

    public ModelDeletion(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Deletes the rows of one version. Calls about one product wait for each other.
     *
     * @param actor for the audit log
     * @return what is gone; its files are to be deleted now
     * @throws ModelNotFoundException if this tenant has no such model, as after a first call
     * @throws ModelInUseException if the product serves it, or its job may still write it
     */
    public DeletedVersions delete(UUID tenantId, UUID modelId, String actor) {
        return transactions.inTenant(tenantId, db -> {
            Deployment.Version version = Deployment.locked(db, tenantId, modelId);
            if (version.deployed()) {
                throw new ModelInUseException(modelId, "is deployed; deploy another version or roll back first");
            }
            if (isInWork(db, modelId)) {
                throw new ModelInUseException(modelId, "belongs to a job that has not ended; stop the job or wait");
            }
            AuditLog.append(
                    db,
                    tenantId,
                    actor,
                    "model.deleted",
                    "product/" + version.productId(),
                    Map.of("model_id", modelId.toString(), "model_version", version.name()));
            return delete(db, tenantId, version.productId(), List.of(version));
        });
    }

    private static boolean isInWork(JdbcClient db, UUID modelId) {
        return db.sql("SELECT " + KeptVersions.IN_WORK + " FROM trained_models model WHERE model.id = :model")
                .param("model", modelId)
                .query(Boolean.class)
                .single();
    }

    /** Deletes the rows of these versions of a product, whose lock the caller holds. */
    static DeletedVersions delete(JdbcClient db, UUID tenantId, UUID productId, List<Deployment.Version> versions) {
        List<UUID> ids = versions.stream().map(Deployment.Version::id).toList();
        return new DeletedVersions(
                tenantId,
                productId,
                versions.stream().map(Deployment.Version::name).toList(),
                delete(db, tenantId, ids));
    }

    /** The files that no row names any more. */
    private static List<ModelArtifact> delete(JdbcClient db, UUID tenantId, List<UUID> models) {
        SharedFiles.lock(db, tenantId, checksums(db, models));
        update(db, "DELETE FROM model_performance_metrics WHERE model_id = ANY (CAST(:models AS uuid[]))", models);
        List<ModelArtifact> files = db.sql(
                        """
                        DELETE FROM model_artifacts WHERE model_id = ANY (CAST(:models AS uuid[]))
                        RETURNING artifact_type, file_path, file_size_bytes, checksum
                        """)
                .param("models", Ids.texts(models))
                .query((row, number) ->
                        new ModelArtifact(row.getString(1), row.getString(2), row.getLong(3), row.getString(4)))
                .list();
        update(db, "DELETE FROM trained_models WHERE id = ANY (CAST(:models AS uuid[]))", models);
        List<String> named = named(db, files);
        return files.stream()
                .filter(file -> file.key() != null && !named.contains(file.key()))
                .distinct()
                .toList();
    }

    private static List<String> checksums(JdbcClient db, List<UUID> models) {
        return db.sql(
                        """
                        SELECT DISTINCT checksum FROM model_artifacts
                        WHERE model_id = ANY (CAST(:models AS uuid[])) AND checksum IS NOT NULL
                        """)
                .param("models", Ids.texts(models))
                .query(String.class)
                .list();
    }

    private static void update(JdbcClient db, String statement, List<UUID> models) {
        db.sql(statement).param("models", Ids.texts(models)).update();
    }

    private static List<String> named(JdbcClient db, List<ModelArtifact> files) {
        return db.sql("SELECT DISTINCT file_path FROM model_artifacts WHERE file_path = ANY (:keys)")
                .param("keys", files.stream().map(ModelArtifact::key).toArray(String[]::new))
                .query(String.class)
                .list();
    }
}
