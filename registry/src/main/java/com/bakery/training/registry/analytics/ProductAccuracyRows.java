package com.bakery.training.registry.analytics;

import com.bakery.training.registry.analytics.ProductAccuracy.VersionAccuracy;
import com.bakery.training.registry.external.PlaceDayRepository;
import com.bakery.training.registry.sql.Columns;
import com.bakery.training.registry.sql.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The deployed versions with what explains their accuracy. */
final class ProductAccuracyRows {
    private static final int TREND = 10;

    static final String LIST = DeployedPage.WORST_FIRST
            + """
            SELECT page.*, coalesce(product.name, model.product_name) AS product_name, product.category, model.model_version, model.hyperparameters,
                   page.details -> 'profile' ->> 'series_class' AS series_class,
                   coalesce(jsonb_array_length(page.details -> 'notes'), 0) > 0 AS failed_members,
                   EXISTS (SELECT FROM regressor_values WHERE tenant_id = :tenant)
                       OR EXISTS (SELECT FROM tenant_settings shop JOIN place_days place ON %s
                                  WHERE shop.tenant_id = :tenant AND place.numbers <> '{}') AS regressors,
                   ARRAY(SELECT DISTINCT line.metadata ->> 'finding' FROM model_training_logs line
                         WHERE line.tenant_id = :tenant AND line.product_id = page.product_id
                           AND line.training_job_id = model.training_job_id AND line.metadata ->> 'finding' IS NOT NULL
                         ORDER BY 1) AS findings,
                   (SELECT jsonb_build_object('versions', jsonb_agg(version ORDER BY version.created_at)) FROM (
                        SELECT older.model_version, measured.accuracy_percentage AS accuracy, measured.mae, measured.wape,
                               older.created_at FROM trained_models older
                        LEFT JOIN model_performance_metrics measured ON measured.model_id = older.id
                        WHERE older.tenant_id = :tenant AND older.product_id = page.product_id
                        ORDER BY older.created_at DESC, older.id DESC LIMIT %d) version) AS trend
            FROM page
            JOIN trained_models model ON model.tenant_id = :tenant AND model.id = page.model_id
            LEFT JOIN products product ON product.tenant_id = :tenant AND product.id = page.product_id
            """
                    .formatted(PlaceDayRepository.OF_SHOP, TREND)
            + DeployedPage.orderedLike(DeployedPage.WORST_FIRST);

    private ProductAccuracyRows() {}

    static ProductAccuracy product(ResultSet row, int number) throws SQLException {
        return new ProductAccuracy(
                Columns.requiredUuid(row, "product_id"),
                Columns.text(row, "product_name"),
                Columns.text(row, "category"),
                Columns.requiredUuid(row, "model_id"),
                row.getString("model_version"),
                row.getDouble("deployed_accuracy"),
                Columns.number(row, "mae"),
                Columns.number(row, "wape"),
                Columns.number(row, "seasonal_naive_wape"),
                Columns.integer(row, "folds"),
                Columns.text(row, "series_class"),
                Json.read(Columns.text(row, "hyperparameters")),
                Objects.requireNonNull(Columns.texts(row, "findings")),
                row.getBoolean("failed_members"),
                row.getBoolean("regressors"),
                trend(Json.read(Columns.text(row, "trend"))));
    }

    private static List<VersionAccuracy> trend(@Nullable Map<String, Object> json) {
        if (json == null || !(json.get("versions") instanceof List<?> versions)) {
            return List.of();
        }
        return versions.stream().map(version -> version((Map<?, ?>) version)).toList();
    }

    private static VersionAccuracy version(Map<?, ?> version) {
        return new VersionAccuracy(
                String.valueOf(version.get("model_version")),
                number(version.get("accuracy")),
                number(version.get("mae")),
                number(version.get("wape")),
                Instant.parse(version.get("created_at") + "Z"));
    }

    private static @Nullable Double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : null;
    }
}
