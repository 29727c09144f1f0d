package com.bakery.training.registry.analytics;

import com.bakery.training.registry.paging.Cursor;
import com.bakery.training.registry.paging.Page;
import com.bakery.training.registry.paging.PageRequest;
import com.bakery.training.registry.sql.Columns;
import com.bakery.training.registry.tenancy.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Which products are forecast how well, now and before. */
public final class PerformanceAnalytics {
    private static final String LIST = DeployedPage.BEST_FIRST
            + """
            SELECT page.*, coalesce(product.name, model.product_name) AS product_name, product.category, model.model_version, model.algorithm, model.deployed_at,
                   (SELECT count(*) FROM trained_models version
                    WHERE version.tenant_id = :tenant AND version.product_id = page.product_id) AS versions,
                   previous.model_version AS previous_version, previous.accuracy_percentage AS previous_accuracy,
                   previous.mae AS previous_mae
            FROM page
            JOIN trained_models model ON model.tenant_id = :tenant AND model.id = page.model_id
            LEFT JOIN products product ON product.tenant_id = :tenant AND product.id = page.product_id
            LEFT JOIN LATERAL (
                SELECT older.model_version, measured.accuracy_percentage, measured.mae FROM trained_models older
                LEFT JOIN model_performance_metrics measured ON measured.model_id = older.id
                WHERE older.tenant_id = :tenant AND older.product_id = page.product_id
                  AND (older.created_at, older.id) < (model.created_at, model.id)
                ORDER BY older.created_at DESC, older.id DESC LIMIT 1) previous ON TRUE
            """
            + DeployedPage.orderedLike(DeployedPage.BEST_FIRST);

    private final Transactions transactions;

    public PerformanceAnalytics(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Means over the versions trained in the time of the filter; versions deleted since count too. */
    public ModelStatistics summary(UUID tenantId, AnalyticsFilter filter) {
        return transactions.inTenant(
                tenantId, db -> StatisticsRows.query(db, tenantId, filter, ModelStatistics.COLUMNS, "")
                        .query((row, number) -> ModelStatistics.of(row))
                        .single());
    }

    /** The deployed versions trained in the time of the filter, most accurate first. */
    public Page<ProductPerformance> products(UUID tenantId, AnalyticsFilter filter, PageRequest request) {
        Cursor after = request.after(2);
        List<ProductPerformance> rows =
                transactions.inTenant(tenantId, db -> StatisticsRows.filtered(db.sql(LIST), tenantId, filter)
                        .param("accuracy", after == null ? Double.POSITIVE_INFINITY : after.decimal(0))
                        .param("id", after == null ? new UUID(-1, -1) : after.uuid(1))
                        .param("rows", request.fetchSize())
                        .query(PerformanceAnalytics::product)
                        .list());
        return Page.of(rows, request, ProductPerformance::cursor);
    }

    private static ProductPerformance product(ResultSet row, int number) throws SQLException {
        return new ProductPerformance(
                Columns.requiredUuid(row, "product_id"),
                Columns.text(row, "product_name"),
                Columns.text(row, "category"),
                Columns.requiredUuid(row, "model_id"),
                row.getString("model_version"),
                Columns.text(row, "algorithm"),
                Columns.instant(row, "deployed_at"),
                row.getLong("versions"),
                Columns.number(row, "accuracy_percentage"),
                Columns.number(row, "mae"),
                Columns.number(row, "rmse"),
                Columns.number(row, "r2_score"),
                Columns.number(row, "mape"),
                Columns.number(row, "wape"),
                Columns.number(row, "seasonal_naive_wape"),
                Columns.text(row, "previous_version"),
                Columns.number(row, "previous_accuracy"),
                Columns.number(row, "previous_mae"));
    }
}
