package com.bakery.training.registry.model;

import com.bakery.training.registry.sql.Ids;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes versions out of the registry with everything that hangs on them. What the job's row says of them stays: the version's name, without the reference. Callers hold
 * the product's lock.
 */
final class ModelDeletion {
    private ModelDeletion() {}

    /**
     * Deletes the rows of these versions.
     *
     * @return the files that no row names any more, to be deleted once this transaction is committed
     */
    static List<ModelArtifact> delete(JdbcClient db, UUID tenantId, List<UUID> models) {
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
