package com.bakery.training.registry.model;

import com.bakery.training.registry.sql.Json;
import java.sql.Types;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of a registration. */
final class ModelInserts {
    private static final String MODEL =
            """
            INSERT INTO trained_models (id, tenant_id, product_id, product_name, model_version, model_path, training_job_id,
                algorithm, recipe, hyperparameters, training_duration_seconds, training_data_points, is_deployed,
                checksum, data_hash, data_from, data_to, engine_version, seed, promotion, verified_at,
                options, settings, code_version)
            VALUES (:id, :tenant, :product, :name, :version, :path, :job, :algorithm, :recipe, :hyperparameters::jsonb,
                :seconds, :points, FALSE, :checksum, :dataHash, :from, :to, :engine, :seed, :promotion, now(),
                :options::jsonb, :settings::jsonb, :codeVersion)
            """;

    private static final String METRICS =
            """
            INSERT INTO model_performance_metrics (id, model_id, tenant_id, product_id, mae, rmse, r2_score, mape,
                accuracy_percentage, validation_data_points, wape, wape_7, smape, mase, bias, coverage, folds,
                seasonal_naive_wape, details)
            VALUES (:id, :model, :tenant, :product, :mae, :rmse, :r2, :mape, :accuracy, :points, :wape, :wape7, :smape,
                :mase, :bias, :coverage, :folds, :naive, :details::jsonb)
            """;

    private ModelInserts() {}

    static void model(JdbcClient db, UUID modelId, Registration model, String promotion, Clamping clamping) {
        db.sql(MODEL)
                .param("id", modelId)
                .param("tenant", model.run().tenantId())
                .param("product", model.productId())
                .param("name", model.productName())
                .param("version", model.modelVersion())
                .param("path", model.modelFile().key())
                .param("job", model.run().jobId())
                .param("algorithm", clamping.algorithm(model.algorithm()))
                .param("recipe", model.recipe())
                .param("hyperparameters", Objects.requireNonNull(Json.write(model.hyperparameters())))
                .param("seconds", clamping.seconds(model.trainingSeconds()))
                .param("points", model.trainingDataPoints())
                .param("checksum", model.checksum())
                .param("dataHash", model.dataHash())
                .param("from", model.dataFrom())
                .param("to", model.dataTo())
                .param("engine", model.engineVersion())
                .param("seed", model.seed())
                .param("promotion", promotion)
                .param("options", Json.write(model.lineage().options()), Types.VARCHAR)
                .param("settings", Json.write(model.lineage().settings()), Types.VARCHAR)
                .param("codeVersion", model.lineage().codeVersion(), Types.VARCHAR)
                .update();
    }

    static void metrics(JdbcClient db, UUID modelId, Registration model, Clamping clamping) {
        ModelMetrics metrics = model.metrics();
        db.sql(METRICS)
                .param("id", UUID.randomUUID())
                .param("model", modelId)
                .param("tenant", model.run().tenantId())
                .param("product", model.productId())
                .param("mae", clamping.error("mae", metrics.mae()), Types.DOUBLE)
                .param("rmse", clamping.error("rmse", metrics.rmse()), Types.DOUBLE)
                .param("r2", clamping.r2(metrics.r2Score()), Types.DOUBLE)
                .param("mape", clamping.error("mape", metrics.mape()), Types.DOUBLE)
                .param("accuracy", clamping.accuracy(metrics.accuracyPercentage()), Types.DOUBLE)
                .param("points", metrics.validationDataPoints(), Types.INTEGER)
                .param("wape", clamping.finite("wape", metrics.wape()), Types.DOUBLE)
                .param("wape7", clamping.finite("wape_7", metrics.wape7()), Types.DOUBLE)
                .param("smape", clamping.finite("smape", metrics.smape()), Types.DOUBLE)
                .param("mase", clamping.finite("mase", metrics.mase()), Types.DOUBLE)
                .param("bias", clamping.finite("bias", metrics.bias()), Types.DOUBLE)
                .param("coverage", clamping.finite("coverage", metrics.coverage()), Types.DOUBLE)
                .param("folds", metrics.folds(), Types.INTEGER)
                .param("naive", clamping.finite("seasonal_naive_wape", metrics.seasonalNaiveWape()), Types.DOUBLE)
                .param("details", Json.write(metrics.details()), Types.VARCHAR)
                .update();
    }

    static void artifact(JdbcClient db, UUID modelId, ModelArtifact artifact) {
        db.sql(
                        """
                        INSERT INTO model_artifacts (id, model_id, artifact_type, file_path, file_size_bytes, checksum)
                        VALUES (:id, :model, :type, :path, :bytes, :checksum)
                        """)
                .param("id", UUID.randomUUID())
                .param("model", modelId)
                .param("type", artifact.type())
                .param("path", artifact.key())
                .param("bytes", artifact.bytes())
                .param("checksum", artifact.sha256())
                .update();
    }

    static void training(JdbcClient db, UUID modelId, Registration model) {
        db.sql(
                        """
                        UPDATE product_trainings SET status = 'completed', step = 'done', model_id = :model,
                            model_version = :version, completed_at = now(), started_at = coalesce(started_at, now())
                        WHERE job_id = :job AND product_id = :product
                        """)
                .param("model", modelId)
                .param("version", model.modelVersion())
                .param("job", model.run().jobId())
                .param("product", model.productId())
                .update();
    }
}
