package com.bakery.training.registry.model;

import com.bakery.training.registry.sql.Columns;
import com.bakery.training.registry.sql.Ids;
import com.bakery.training.registry.tenancy.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The files of all tenants that rows name: which are to be looked at, which have the same content. */
public final class StoredFiles {
    private static final String SELECT =
            """
            SELECT artifact.id, model.tenant_id, model.product_id, model.id AS model_id, artifact.artifact_type,
                   artifact.file_path, artifact.file_size_bytes, artifact.checksum, artifact.damage, artifact.checked_at
            FROM model_artifacts artifact JOIN trained_models model ON model.id = artifact.model_id
            """;

    private final Transactions transactions;

    public StoredFiles(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Files nobody looked at since {@code before}, those never looked at first. Rows of the old service have no checksum and are left out. */
    public List<StoredFile> due(Instant before, int most) {
        return transactions.asSystem(db -> db.sql(
                        SELECT
                                + """
                        WHERE (artifact.checked_at IS NULL OR artifact.checked_at < :before)
                          AND artifact.checksum IS NOT NULL AND artifact.file_size_bytes IS NOT NULL
                        ORDER BY artifact.checked_at NULLS FIRST, artifact.id LIMIT :most
                        """)
                .param("before", Columns.utc(before))
                .param("most", most)
                .query(StoredFiles::row)
                .list());
    }

    /**
     * Notes that these rows' files were looked at just now. A file that a reader reported since its row was read keeps its place at the front of the queue.
     *
     * @param damaged when damaged ones count as looked at: an earlier time brings them up again sooner
     */
    public void markChecked(List<StoredFile> files, Instant damaged) {
        transactions.runAsSystem(db -> db.sql(
                        """
                        UPDATE model_artifacts artifact
                        SET checked_at = CASE WHEN artifact.damage IS NULL THEN now() ELSE :damaged END
                        FROM unnest(CAST(:ids AS uuid[]), CAST(:checked AS timestamp[])) AS looked (id, checked_at)
                        WHERE artifact.id = looked.id AND artifact.checked_at IS NOT DISTINCT FROM looked.checked_at
                        """)
                .param("damaged", Columns.utc(damaged))
                .param(
                        "ids",
                        Ids.texts(files.stream().map(StoredFile::artifactId).toList()))
                .param("checked", files.stream().map(StoredFiles::checked).toArray(String[]::new))
                .update());
    }

    /** How many files of all tenants are marked as corrupt or missing; one that versions share counts once. */
    public long damaged() {
        return transactions.asSystem(
                db -> db.sql("SELECT count(DISTINCT file_path) FROM model_artifacts WHERE damage IS NOT NULL")
                        .query(Long.class)
                        .single());
    }

    /**
     * The model files a product could serve instead, as far as is known intact: of versions it served before, the last one first, then of others, the newest first.
     *
     * @param servedOnly leaves those out that were never deployed
     */
    public List<StoredFile> alternatives(UUID tenantId, UUID productId, UUID exceptModel, boolean servedOnly) {
        return transactions.inTenant(tenantId, db -> db.sql(
                        SELECT
                                + """
                        WHERE model.tenant_id = :tenant AND model.product_id = :product AND model.id <> :except
                          AND artifact.artifact_type = :type AND artifact.damage IS NULL AND model.damage IS NULL
                          AND artifact.checksum IS NOT NULL AND (NOT :servedOnly OR model.deployed_at IS NOT NULL)
                        ORDER BY model.deployed_at DESC NULLS LAST, model.created_at DESC, model.id DESC LIMIT 20
                        """)
                .param("tenant", tenantId)
                .param("product", productId)
                .param("except", exceptModel)
                .param("servedOnly", servedOnly)
                .param("type", ModelArtifact.MODEL_FILE)
                .query(StoredFiles::row)
                .list());
    }

    /** The tenant's file with this content under another key, if there is one that is not known as damaged. */
    public Optional<StoredFile> twin(UUID tenantId, ModelArtifact artifact) {
        return transactions.inTenant(tenantId, db -> db.sql(
                        SELECT
                                + """
                        WHERE model.tenant_id = :tenant AND artifact.checksum = :sha256
                          AND artifact.file_size_bytes = :bytes AND artifact.file_path <> :key AND artifact.damage IS NULL
                        ORDER BY artifact.created_at DESC, artifact.id LIMIT 1
                        """)
                .param("tenant", tenantId)
                .param("sha256", artifact.sha256())
                .param("bytes", artifact.bytes())
                .param("key", artifact.key())
                .query(StoredFiles::row)
                .optional());
    }

    private static @Nullable String checked(StoredFile file) {
        return file.checkedAt() == null ? null : Columns.utc(file.checkedAt()).toString();
    }

    private static StoredFile row(ResultSet row, int number) throws SQLException {
        return new StoredFile(
                Columns.requiredUuid(row, "id"),
                Columns.requiredUuid(row, "tenant_id"),
                Columns.requiredUuid(row, "product_id"),
                Columns.requiredUuid(row, "model_id"),
                row.getString("artifact_type"),
                row.getString("file_path"),
                row.getLong("file_size_bytes"),
                row.getString("checksum"),
                Columns.text(row, "damage"),
                Columns.instant(row, "checked_at"));
    }
}
