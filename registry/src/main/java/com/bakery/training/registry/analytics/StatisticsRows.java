package com.bakery.training.registry.analytics;

import java.sql.Types;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The rows that statistics are summed over, with the same columns from two places: the kept sums of the days, or, for one product, the
 * rows of its own versions, which are few.
 */
final class StatisticsRows {
    private static final String KEPT =
            """
            SELECT * FROM accuracy_statistics
            WHERE tenant_id = :tenant AND day >= coalesce(:from::date, '-infinity') AND day < coalesce(:to::date, 'infinity')
              AND (:category::text IS NULL OR category = :category)
            """;

    private static final String OF_PRODUCT =
            """
            SELECT created_at::date AS day, accuracy_bucket(accuracy_percentage) AS bucket, 1 AS models,
                   accuracy_percentage AS accuracy_sum, mae AS mae_sum, num_nonnulls(mae) AS mae_models,
                   rmse AS rmse_sum, num_nonnulls(rmse) AS rmse_models, r2_score AS r2_sum, num_nonnulls(r2_score) AS r2_models,
                   mape AS mape_sum, num_nonnulls(mape) AS mape_models, wape AS wape_sum, num_nonnulls(wape) AS wape_models,
                   num_nonnulls(wape + seasonal_naive_wape) AS compared,
                   coalesce(wape < seasonal_naive_wape, FALSE)::integer AS better
            FROM model_performance_metrics metric
            WHERE tenant_id = :tenant AND product_id = :product
              AND created_at >= coalesce(:from::timestamp, '-infinity') AND created_at < coalesce(:to::timestamp, 'infinity')
              AND (:category::text IS NULL OR EXISTS (SELECT FROM products product WHERE product.tenant_id = :tenant
                   AND product.id = metric.product_id AND coalesce(product.category, '') = :category))
            """;

    private StatisticsRows() {}

    /** {@code select} … FROM the rows, {@code rest}; the parameters are set. */
    static StatementSpec query(JdbcClient db, UUID tenantId, AnalyticsFilter filter, String select, String rest) {
        return filtered(
                db.sql("SELECT " + select + " FROM (" + rows(filter) + ") statistics " + rest), tenantId, filter);
    }

    /** The rows as a sub-select. */
    static String rows(AnalyticsFilter filter) {
        return filter.productId() == null ? KEPT : OF_PRODUCT;
    }

    /** Sets the parameters of the filter that every query of this package names. */
    static StatementSpec filtered(StatementSpec query, UUID tenantId, AnalyticsFilter filter) {
        return query.param("tenant", tenantId)
                .param("from", filter.from(), Types.DATE)
                .param("to", filter.to(), Types.DATE)
                .param("product", filter.productId(), Types.OTHER)
                .param("category", filter.category(), Types.VARCHAR);
    }
}
