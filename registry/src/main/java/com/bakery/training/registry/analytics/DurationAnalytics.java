package com.bakery.training.registry.analytics;

import com.bakery.training.registry.tenancy.Transactions;
import java.util.List;
import java.util.UUID;

/**
 * Percentiles of durations. Over all products they come from counts of durations rounded to two digits, so they are at most 5 %
 * off; of one product they are exact.
 */
public final class DurationAnalytics {
    private static final String KEPT =
            """
            SELECT step, millis, sum(times) AS times FROM duration_statistics
            WHERE tenant_id = :tenant AND day >= coalesce(:from::date, '-infinity') AND day < coalesce(:to::date, 'infinity')
            GROUP BY step, millis
            """;

    private static final String OF_PRODUCT =
            """
            SELECT step, millis, count(*) AS times FROM (
                SELECT 'training' AS step, 1000 * training_duration_seconds::bigint AS millis, created_at FROM trained_models
                WHERE tenant_id = :tenant AND product_id = :product AND training_duration_seconds IS NOT NULL
                UNION ALL
                SELECT step_name, execution_time_ms, created_at FROM model_training_logs
                WHERE tenant_id = :tenant AND product_id = :product AND execution_time_ms IS NOT NULL AND step_name IS NOT NULL) own
            WHERE created_at >= coalesce(:from::timestamp, '-infinity') AND created_at < coalesce(:to::timestamp, 'infinity')
            GROUP BY step, millis
            """;

    /** The smallest duration that a share of them does not exceed. */
    private static final String PERCENTILES =
            """
            SELECT step, max(total) AS total, sum(millis * times) / max(total) AS mean,
                   min(millis) FILTER (WHERE upto >= 0.50 * total) AS p50, min(millis) FILTER (WHERE upto >= 0.90 * total) AS p90,
                   min(millis) FILTER (WHERE upto >= 0.95 * total) AS p95, min(millis) FILTER (WHERE upto >= 0.99 * total) AS p99,
                   max(millis) AS longest
            FROM (SELECT step, millis, times, sum(times) OVER (PARTITION BY step ORDER BY millis) AS upto,
                         sum(times) OVER (PARTITION BY step) AS total FROM (%s) counted) running
            GROUP BY step ORDER BY sum(millis * times) DESC, step
            """;

    private final Transactions transactions;

    public DurationAnalytics(Transactions transactions) {
        this.transactions = transactions;
    }

    /** What took the tenant how long, what took longest in all first; the filter's category is not looked at. */
    public List<Durations> durations(UUID tenantId, AnalyticsFilter filter) {
        String query = PERCENTILES.formatted(filter.productId() == null ? KEPT : OF_PRODUCT);
        return transactions.inTenant(tenantId, db -> StatisticsRows.filtered(db.sql(query), tenantId, filter)
                .query((row, number) -> new Durations(
                        row.getString("step"),
                        row.getLong("total"),
                        row.getDouble("mean"),
                        row.getLong("p50"),
                        row.getLong("p90"),
                        row.getLong("p95"),
                        row.getLong("p99"),
                        row.getLong("longest")))
                .list());
    }
}
