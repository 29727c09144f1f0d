package com.bakery.training.registry.model;

import com.bakery.training.registry.artifact.ArtifactKeys;
import com.bakery.training.registry.artifact.ArtifactKeys.VersionFile;
import com.bakery.training.registry.tenancy.Transactions;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Tells which files of the storage no row names, and whether they are provably left over from this database's own work. */
public final class OrphanFiles {
    private static final String ORPHANS =
            """
            SELECT file.key,
                   EXISTS (SELECT FROM product_trainings training WHERE training.tenant_id = file.tenant_id
                           AND training.product_id = file.product_id AND training.reserved_version = file.version)
                   OR EXISTS (SELECT FROM tenant_erasures WHERE completed_at IS NOT NULL
                              AND tenant_hash = encode(sha256(convert_to(file.tenant_id::text, 'UTF8')), 'hex')) AS ours
            FROM unnest(:keys, CAST(:tenants AS uuid[]), CAST(:products AS uuid[]), :versions)
                 AS file (key, tenant_id, product_id, version)
            WHERE NOT EXISTS (SELECT FROM model_artifacts WHERE file_path = file.key)
              AND NOT EXISTS (SELECT FROM trained_models WHERE tenant_id = file.tenant_id AND model_path = file.key)
              AND NOT EXISTS (SELECT FROM product_trainings training
                              JOIN training_job_queue job ON job.id = training.job_id
                              WHERE training.tenant_id = file.tenant_id AND training.product_id = file.product_id
                                AND training.reserved_version = file.version AND job.status IN ('pending', 'running'))
            """;

    private final Transactions transactions;

    public OrphanFiles(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * A file without a row.
     *
     * @param ours this database reserved the version, or erased the tenant: nothing can ever ask for the file
     */
    public record Orphan(String key, boolean ours) {}

    /** Those of the keys that no row names and no job is about to register; keys that are not of models are left out. */
    public List<Orphan> among(List<String> keys) {
        List<VersionFile> files = keys.stream()
                .flatMap(key -> ArtifactKeys.versionFile(key).stream())
                .toList();
        return transactions.asSystem(db -> db.sql(ORPHANS)
                .param("keys", texts(files, VersionFile::key))
                .param("tenants", texts(files, file -> text(file.tenantId())))
                .param("products", texts(files, file -> text(file.productId())))
                .param("versions", texts(files, VersionFile::version))
                .query((row, number) -> new Orphan(row.getString(1), row.getBoolean(2)))
                .list());
    }

    private static String text(UUID id) {
        return id.toString();
    }

    private static String[] texts(List<VersionFile> files, Function<VersionFile, String> part) {
        return files.stream().map(part).toArray(String[]::new);
    }
}
