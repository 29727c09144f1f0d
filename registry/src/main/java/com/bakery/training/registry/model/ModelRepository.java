package com.bakery.training.registry.model;

import com.bakery.training.registry.paging.NewestFirst;
import com.bakery.training.registry.paging.Page;
import com.bakery.training.registry.paging.PageRequest;
import com.bakery.training.registry.sql.Columns;
import com.bakery.training.registry.sql.Ids;
import com.bakery.training.registry.tenancy.Transactions;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads model versions of one tenant with their metrics and files. */
public final class ModelRepository {
    private static final String SELECT =
            """
            SELECT model.*, metric.id AS metric_id, metric.mae, metric.rmse, metric.r2_score, metric.mape,
                   metric.accuracy_percentage, metric.validation_data_points, metric.wape, metric.wape_7, metric.smape,
                   metric.mase, metric.bias, metric.coverage, metric.folds, metric.seasonal_naive_wape, metric.details,
                   live.days_scored AS live_days, live.wape AS live_wape, live.bias AS live_bias, live.mae AS live_mae,
                   live.last_day AS live_last_day, live.drifted_at AS live_drifted_at, live.drift_job_id AS live_drift_job,
                   (SELECT array_agg(named.alias::text ORDER BY named.alias) FROM model_aliases named
                    WHERE named.tenant_id = model.tenant_id AND named.model_id = model.id) AS aliases
            FROM trained_models model
            LEFT JOIN model_performance_metrics metric ON metric.model_id = model.id
            LEFT JOIN model_live_accuracy live ON live.tenant_id = model.tenant_id AND live.model_id = model.id
            WHERE model.tenant_id = :tenant
            """;

    private final Transactions transactions;

    public ModelRepository(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The version, or empty if this tenant has none with that id. */
    public Optional<TrainedModel> find(UUID tenantId, UUID modelId) {
        return transactions.inTenant(tenantId, db -> db.sql(SELECT + " AND model.id = :model")
                .param("tenant", tenantId)
                .param("model", modelId)
                .query(ModelRows::model)
                .optional());
    }

    /** The newest registered version of a product, deployed or not. */
    public Optional<TrainedModel> latest(UUID tenantId, UUID productId) {
        return ofProduct(tenantId, productId, " ORDER BY model.created_at DESC, model.id DESC LIMIT 1");
    }

    /** The version a product serves. */
    public Optional<TrainedModel> deployed(UUID tenantId, UUID productId) {
        return ofProduct(tenantId, productId, " AND model.is_deployed");
    }

    private Optional<TrainedModel> ofProduct(UUID tenantId, UUID productId, String which) {
        return transactions.inTenant(tenantId, db -> db.sql(SELECT + " AND model.product_id = :product" + which)
                .param("tenant", tenantId)
                .param("product", productId)
                .query(ModelRows::model)
                .optional());
    }

    /** The tenant's versions, newest first. */
    public Page<TrainedModel> list(UUID tenantId, ModelFilter filter, PageRequest page) {
        NewestFirst start = NewestFirst.of(page);
        List<TrainedModel> rows =
                transactions.inTenant(tenantId, db -> list(db, tenantId, filter, start, page.fetchSize()));
        return Page.of(rows, page, model -> NewestFirst.cursor(model.createdAt(), model.id()));
    }

    private static List<TrainedModel> list(
            JdbcClient db, UUID tenantId, ModelFilter filter, NewestFirst start, int rows) {
        return db.sql(
                        SELECT
                                + """
                         AND (model.created_at, model.id) < (:time, :id)
                         AND (:product::uuid IS NULL OR model.product_id = :product)
                         AND (:alias::text IS NULL OR (:alias = 'champion' AND model.is_deployed) OR EXISTS (
                             SELECT FROM model_aliases named WHERE named.tenant_id = :tenant
                             AND named.model_id = model.id AND named.alias = :alias))
                         AND (:deployed::boolean IS NULL OR coalesce(model.is_deployed, FALSE) = :deployed)
                        ORDER BY model.created_at DESC, model.id DESC LIMIT :rows
                        """)
                .param("tenant", tenantId)
                .param("time", start.time())
                .param("id", start.id())
                .param("product", filter.productId(), Types.OTHER)
                .param("deployed", filter.deployed(), Types.BOOLEAN)
                .param("alias", filter.alias(), Types.VARCHAR)
                .param("rows", rows)
                .query(ModelRows::model)
                .list();
    }

    /** The versions a job registered, the most important product first. */
    public List<TrainedModel> ofJob(UUID tenantId, UUID jobId) {
        return transactions.inTenant(tenantId, db -> db.sql(
                        SELECT
                                + """
                         AND model.training_job_id = :job
                        ORDER BY (SELECT rank FROM product_trainings training WHERE training.model_id = model.id
                                  AND training.tenant_id = :tenant)
                        """)
                .param("tenant", tenantId)
                .param("job", jobId)
                .query(ModelRows::model)
                .list());
    }

    /** The files of a version; none for another tenant's. */
    public List<ModelArtifact> artifacts(UUID tenantId, UUID modelId) {
        return transactions.inTenant(tenantId, db -> db.sql(
                        """
                        SELECT artifact.* FROM model_artifacts artifact
                        JOIN trained_models model ON model.id = artifact.model_id AND model.tenant_id = :tenant
                        WHERE artifact.model_id = :model ORDER BY artifact.artifact_type
                        """)
                .param("tenant", tenantId)
                .param("model", modelId)
                .query((row, number) -> new ModelArtifact(
                        row.getString("artifact_type"),
                        row.getString("file_path"),
                        row.getLong("file_size_bytes"),
                        row.getString("checksum")))
                .list());
    }

    /** What the deployed models of these products were trained on; products without one that can be served are left out. */
    public Map<UUID, DeployedData> deployedData(UUID tenantId, List<UUID> products) {
        List<DeployedData> rows = transactions.inTenant(tenantId, db -> db.sql(
                        """
                        SELECT product_id, id, data_hash, created_at FROM trained_models
                        WHERE tenant_id = :tenant AND is_deployed AND damage IS NULL AND product_id = ANY (CAST(:products AS uuid[]))
                        """)
                .param("tenant", tenantId)
                .param("products", Ids.texts(products))
                .query((row, number) -> new DeployedData(
                        Columns.requiredUuid(row, "product_id"),
                        Columns.requiredUuid(row, "id"),
                        Columns.text(row, "data_hash"),
                        Columns.requiredInstant(row, "created_at")))
                .list());
        return rows.stream().collect(Collectors.toMap(DeployedData::productId, Function.identity()));
    }
}
