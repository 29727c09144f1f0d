package com.bakery.training.registry.model;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Files that several versions of a tenant share because they are the same, byte for byte. The rows that name a file are its reference count. Whoever adds a reference
 * to a file of others, or takes references away, holds the lock of the content: a file that just lost its last reference gets no new one.
 */
final class SharedFiles {
    private SharedFiles() {}

    /** In one order, so that two transactions never wait for each other. */
    static void lock(JdbcClient db, UUID tenantId, Collection<String> checksums) {
        checksums.stream().distinct().sorted().forEach(checksum -> db.sql(
                        "SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))")
                .param("name", "stored-content/" + tenantId + "/" + checksum)
                .query()
                .singleRow());
    }

    /**
     * The artifacts as they are to be registered: under the file of an earlier version where that is the same.
     *
     * @param twins key of an artifact to key of a file with the same content, which was read and verified
     */
    static List<ModelArtifact> place(
            JdbcClient db, UUID tenantId, List<ModelArtifact> artifacts, Map<String, String> twins) {
        lock(
                db,
                tenantId,
                artifacts.stream()
                        .filter(artifact -> twins.containsKey(artifact.key()))
                        .map(ModelArtifact::sha256)
                        .toList());
        return artifacts.stream()
                .map(artifact -> place(db, tenantId, artifact, twins.get(artifact.key())))
                .toList();
    }

    private static ModelArtifact place(JdbcClient db, UUID tenantId, ModelArtifact artifact, @Nullable String twin) {
        return twin != null && isReferenced(db, tenantId, twin, artifact.sha256())
                ? new ModelArtifact(artifact.type(), twin, artifact.bytes(), artifact.sha256())
                : artifact;
    }

    private static boolean isReferenced(JdbcClient db, UUID tenantId, String key, String sha256) {
        return db.sql(
                        """
                        SELECT EXISTS (SELECT FROM model_artifacts artifact
                            JOIN trained_models model ON model.id = artifact.model_id AND model.tenant_id = :tenant
                            WHERE artifact.file_path = :key AND artifact.checksum = :sha256 AND artifact.damage IS NULL)
                        """)
                .param("tenant", tenantId)
                .param("key", key)
                .param("sha256", sha256)
                .query(Boolean.class)
                .single();
    }
}
