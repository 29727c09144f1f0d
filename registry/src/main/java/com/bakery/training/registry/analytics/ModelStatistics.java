package com.bakery.training.registry.analytics;

import com.bakery.training.registry.sql.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Means over model versions; null where no version has the value.
 *
 * @param models how many were trained
 * @param betterThanSeasonalNaive share of those compared with the seasonal naive forecast that beat it, 0..1
 */
public record ModelStatistics(
        long models,
        @Nullable Double accuracyPercentage,
        @Nullable Double mae,
        @Nullable Double rmse,
        @Nullable Double r2Score,
        @Nullable Double mape,
        @Nullable Double wape,
        @Nullable Double betterThanSeasonalNaive) {
    /** The columns over rows of {@link StatisticsRows}. */
    static final String COLUMNS =
            """
            coalesce(sum(models), 0) AS models,
            sum(accuracy_sum) / nullif(sum(models) FILTER (WHERE bucket >= 0), 0) AS accuracy,
            sum(mae_sum) / nullif(sum(mae_models), 0) AS mae, sum(rmse_sum) / nullif(sum(rmse_models), 0) AS rmse,
            sum(r2_sum) / nullif(sum(r2_models), 0) AS r2, sum(mape_sum) / nullif(sum(mape_models), 0) AS mape,
            sum(wape_sum) / nullif(sum(wape_models), 0) AS wape,
            sum(better)::float8 / nullif(sum(compared), 0) AS better
            """;

    static ModelStatistics of(ResultSet row) throws SQLException {
        return new ModelStatistics(
                row.getLong("models"),
                Columns.number(row, "accuracy"),
                Columns.number(row, "mae"),
                Columns.number(row, "rmse"),
                Columns.number(row, "r2"),
                Columns.number(row, "mape"),
                Columns.number(row, "wape"),
                Columns.number(row, "better"));
    }
}
