package com.bakery.training.registry.analytics;

/** The page of deployed versions that lists start from, read from one index before anything is joined to it. */
final class DeployedPage {
    /** Deployed versions under the filter; trained in [from, to). */
    static final String DEPLOYED =
            """
            FROM model_performance_metrics metric
            WHERE metric.tenant_id = :tenant AND metric.deployed_accuracy IS NOT NULL
              AND (:product::uuid IS NULL OR metric.product_id = :product)
              AND (:from::date IS NULL OR metric.created_at >= :from::date)
              AND (:to::date IS NULL OR metric.created_at < :to::date)
              AND (:category::text IS NULL OR EXISTS (SELECT FROM products product WHERE product.tenant_id = :tenant
                   AND product.id = metric.product_id AND coalesce(product.category, '') = :category))
            """;

    /** The best first, those without a defined accuracy last. */
    static final String BEST_FIRST = page("<", "DESC", "TRUE");

    /** The worst first; only those whose accuracy is defined. */
    static final String WORST_FIRST = page(">", "ASC", "metric.deployed_accuracy >= 0");

    private DeployedPage() {}

    private static String page(String after, String order, String condition) {
        return "WITH page AS MATERIALIZED (SELECT metric.* " + DEPLOYED + " AND " + condition
                + " AND (metric.deployed_accuracy, metric.product_id) " + after + " (:accuracy, :id)"
                + " ORDER BY metric.deployed_accuracy " + order + ", metric.product_id " + order + " LIMIT :rows)\n";
    }

    /** The order of the page, for what is selected from it. */
    static String orderedLike(String page) {
        String order = page.equals(BEST_FIRST) ? "DESC" : "ASC";
        return " ORDER BY page.deployed_accuracy " + order + ", page.product_id " + order;
    }
}
