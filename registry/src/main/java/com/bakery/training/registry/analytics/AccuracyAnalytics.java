package com.bakery.training.registry.analytics;

import com.bakery.training.registry.paging.Cursor;
import com.bakery.training.registry.paging.Page;
import com.bakery.training.registry.paging.PageRequest;
import com.bakery.training.registry.sql.Columns;
import com.bakery.training.registry.tenancy.Transactions;
import java.util.List;
import java.util.UUID;

/** How accurate the models are: how that is distributed, how it went over time, and where it is poor. */
public final class AccuracyAnalytics {
    /** An accuracy below, in percent, is poor. */
    public static final int POOR = 70;

    private static final String DISTRIBUTION =
            """
            SELECT bound AS bucket, coalesce(trained.models, 0) AS trained, coalesce(deployed.models, 0) AS deployed
            FROM unnest(ARRAY[50, 60, 70, 75, 80, 85, 90, 95, 100]) bound
            LEFT JOIN (%s) trained ON trained.bucket = bound
            LEFT JOIN (SELECT accuracy_bucket(deployed_accuracy::numeric) AS bucket, count(*) AS models %s
                       AND deployed_accuracy >= 0 GROUP BY 1) deployed ON deployed.bucket = bound
            ORDER BY bound
            """
                    .formatted("%s", DeployedPage.DEPLOYED);

    private static final String TOTALS =
            """
            SELECT count(*) AS products, count(*) FILTER (WHERE deployed_accuracy >= 0 AND deployed_accuracy < %d) AS poor,
                   avg(deployed_accuracy) FILTER (WHERE deployed_accuracy >= 0) AS average
            """
                            .formatted(POOR)
                    + DeployedPage.DEPLOYED;

    private final Transactions transactions;

    public AccuracyAnalytics(Transactions transactions) {
        this.transactions = transactions;
    }

    /** All nine buckets, in their order. */
    public List<AccuracyBucket> distribution(UUID tenantId, AnalyticsFilter filter) {
        String trained = "SELECT bucket, sum(models) AS models FROM (" + StatisticsRows.rows(filter)
                + ") statistics GROUP BY bucket";
        return transactions.inTenant(
                tenantId, db -> StatisticsRows.filtered(db.sql(DISTRIBUTION.formatted(trained)), tenantId, filter)
                        .query((row, number) -> new AccuracyBucket(
                                row.getInt("bucket"), row.getLong("trained"), row.getLong("deployed")))
                        .list());
    }

    /** The products whose deployed version was trained in the time of the filter. */
    public AccuracyTotals totals(UUID tenantId, AnalyticsFilter filter) {
        return transactions.inTenant(tenantId, db -> StatisticsRows.filtered(db.sql(TOTALS), tenantId, filter)
                .query((row, number) -> new AccuracyTotals(
                        row.getLong("products"), row.getLong("poor"), Columns.number(row, "average")))
                .single());
    }

    /** The periods in which something was trained, oldest first; the newest 400 of them. */
    public List<AccuracyPeriod> trend(UUID tenantId, AnalyticsFilter filter, Period period) {
        String start = "date_trunc('" + period + "', day)::date AS start, ";
        String newest = "GROUP BY 1 ORDER BY 1 DESC LIMIT 400";
        List<AccuracyPeriod> periods = transactions.inTenant(tenantId, db -> StatisticsRows.query(
                        db, tenantId, filter, start + ModelStatistics.COLUMNS, newest)
                .query((row, number) -> new AccuracyPeriod(Columns.requiredDate(row, "start"), ModelStatistics.of(row)))
                .list());
        return periods.stream().sorted((a, b) -> a.start().compareTo(b.start())).toList();
    }

    /** The deployed versions trained in the time of the filter whose accuracy is defined, least accurate first. */
    public Page<ProductAccuracy> products(UUID tenantId, AnalyticsFilter filter, PageRequest request) {
        Cursor after = request.after(2);
        List<ProductAccuracy> rows = transactions.inTenant(
                tenantId, db -> StatisticsRows.filtered(db.sql(ProductAccuracyRows.LIST), tenantId, filter)
                        .param("accuracy", after == null ? Double.NEGATIVE_INFINITY : after.decimal(0))
                        .param("id", after == null ? new UUID(0, 0) : after.uuid(1))
                        .param("rows", request.fetchSize())
                        .query(ProductAccuracyRows::product)
                        .list());
        return Page.of(rows, request, ProductAccuracy::cursor);
    }
}
