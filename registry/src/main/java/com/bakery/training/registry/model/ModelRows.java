package com.bakery.training.registry.model;

import com.bakery.training.registry.sql.Columns;
import com.bakery.training.registry.sql.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows of {@code trained_models}, joined with their metrics, as records. */
final class ModelRows {
    private ModelRows() {}

    static TrainedModel model(ResultSet row, int number) throws SQLException {
        return new TrainedModel(
                Columns.requiredUuid(row, "id"),
                Columns.requiredUuid(row, "product_id"),
                Columns.text(row, "product_name"),
                row.getString("model_version"),
                row.getString("model_path"),
                Columns.uuid(row, "training_job_id"),
                Columns.text(row, "algorithm"),
                Columns.text(row, "recipe"),
                Json.read(Columns.text(row, "hyperparameters")),
                Columns.integer(row, "training_duration_seconds"),
                Columns.integer(row, "training_data_points"),
                row.getBoolean("is_deployed"),
                Columns.instant(row, "deployed_at"),
                Columns.text(row, "checksum"),
                Columns.text(row, "data_hash"),
                Columns.date(row, "data_from"),
                Columns.date(row, "data_to"),
                Columns.text(row, "engine_version"),
                Columns.bigint(row, "seed"),
                Columns.text(row, "promotion"),
                Columns.instant(row, "verified_at"),
                Columns.text(row, "damage"),
                metrics(row),
                Columns.requiredInstant(row, "created_at"),
                new Lineage(
                        Json.read(Columns.text(row, "options")),
                        Json.read(Columns.text(row, "settings")),
                        Columns.text(row, "code_version")),
                aliases(row),
                live(row));
    }

    private static List<String> aliases(ResultSet row) throws SQLException {
        List<String> stored = Objects.requireNonNullElse(Columns.texts(row, "aliases"), List.of());
        return row.getBoolean("is_deployed")
                ? Stream.concat(Stream.of(Aliases.CHAMPION), stored.stream())
                        .sorted()
                        .toList()
                : stored;
    }

    private static @Nullable LiveAccuracy live(ResultSet row) throws SQLException {
        Integer days = Columns.integer(row, "live_days");
        return days == null
                ? null
                : new LiveAccuracy(
                        days,
                        Columns.number(row, "live_wape"),
                        Columns.number(row, "live_bias"),
                        Columns.number(row, "live_mae"),
                        Columns.date(row, "live_last_day"),
                        Columns.instant(row, "live_drifted_at"),
                        Columns.uuid(row, "live_drift_job"));
    }

    private static @Nullable ModelMetrics metrics(ResultSet row) throws SQLException {
        if (Columns.uuid(row, "metric_id") == null) {
            return null;
        }
        return new ModelMetrics(
                Columns.number(row, "mae"),
                Columns.number(row, "rmse"),
                Columns.number(row, "r2_score"),
                Columns.number(row, "mape"),
                Columns.number(row, "accuracy_percentage"),
                Columns.number(row, "wape"),
                Columns.number(row, "wape_7"),
                Columns.number(row, "smape"),
                Columns.number(row, "mase"),
                Columns.number(row, "bias"),
                Columns.number(row, "coverage"),
                Columns.integer(row, "validation_data_points"),
                Columns.integer(row, "folds"),
                Columns.number(row, "seasonal_naive_wape"),
                Json.read(Columns.text(row, "details")));
    }
}
