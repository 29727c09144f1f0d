package com.bakery.training.registry.sales;

import com.bakery.training.registry.sql.Columns;
import com.bakery.training.registry.sql.Ids;
import com.bakery.training.registry.tenancy.Transactions;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Daily sales of a tenant's products. */
public final class SalesRepository {
    /** Arrays instead of one row at a time: one round trip per batch. */
    private static final String UPSERT =
            """
            INSERT INTO sales (tenant_id, product_id, day, quantity, unit_price, sold_out)
            SELECT :tenant, * FROM unnest(CAST(:products AS uuid[]), CAST(:days AS date[]), CAST(:quantities AS float8[]),
                CAST(:prices AS float8[]), CAST(:soldOut AS boolean[]))
            ON CONFLICT (tenant_id, product_id, day) DO UPDATE
            SET quantity = excluded.quantity, unit_price = excluded.unit_price, sold_out = excluded.sold_out
            """;

    /** The order in which rows are locked: two uploads at once wait for each other instead of deadlocking. */
    private static final Comparator<SaleRow> BY_KEY =
            Comparator.comparing(SaleRow::productId).thenComparing(SaleRow::day);

    private final Transactions transactions;

    public SalesRepository(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Writes rows; a (product, day) that is there is replaced. Fast up to some ten thousand rows a call.
     *
     * @param rows at most one per (product, day), of products that exist
     */
    public void upsert(UUID tenantId, List<SaleRow> rows) {
        List<SaleRow> sorted = rows.stream().sorted(BY_KEY).toList();
        transactions.runInTenant(tenantId, db -> db.sql(UPSERT)
                .param("tenant", tenantId)
                .param(
                        "products",
                        Ids.texts(sorted.stream().map(SaleRow::productId).toList()))
                .param("days", sorted.stream().map(row -> row.day().toString()).toArray(String[]::new))
                .param("quantities", sorted.stream().map(SaleRow::quantity).toArray(Double[]::new))
                .param("prices", sorted.stream().map(SaleRow::unitPrice).toArray(Double[]::new))
                .param("soldOut", sorted.stream().map(SaleRow::soldOut).toArray(Boolean[]::new))
                .update());
    }

    /** The rows of a product, by day; empty for a product of another tenant. */
    public List<DailySale> series(UUID tenantId, UUID productId) {
        return transactions.inTenant(tenantId, db -> db.sql(
                        """
                        SELECT day, quantity, unit_price, sold_out FROM sales
                        WHERE tenant_id = :tenant AND product_id = :product ORDER BY day
                        """)
                .param("tenant", tenantId)
                .param("product", productId)
                .query((row, number) -> new DailySale(
                        Columns.requiredDate(row, "day"),
                        row.getDouble("quantity"),
                        Columns.number(row, "unit_price"),
                        row.getObject("sold_out", Boolean.class)))
                .list());
    }

    /** The shop's days, by day, over all products. */
    public List<ShopDay> shopDays(UUID tenantId) {
        return transactions.inTenant(tenantId, db -> db.sql(
                        """
                        SELECT day, sum(quantity ORDER BY product_id) AS quantity,
                               count(*) FILTER (WHERE quantity > 0) AS products
                        FROM sales WHERE tenant_id = :tenant GROUP BY day ORDER BY day
                        """)
                .param("tenant", tenantId)
                .query((row, number) -> new ShopDay(Columns.requiredDate(row, "day"), row.getDouble(2), row.getInt(3)))
                .list());
    }

    /** What each product of the shop sold on its last {@code days} days, those that sold nothing included. */
    public List<RecentSales> recent(UUID tenantId, int days) {
        return transactions.inTenant(tenantId, db -> db.sql(
                        """
                        SELECT product.id, product.name, product.category, coalesce(sum(sales.quantity ORDER BY sales.day), 0)
                        FROM products product
                        LEFT JOIN sales ON sales.tenant_id = :tenant AND sales.product_id = product.id
                             AND sales.day > (SELECT max(day) FROM sales WHERE tenant_id = :tenant) - CAST(:days AS int)
                        WHERE product.tenant_id = :tenant GROUP BY product.id, product.name, product.category
                        """)
                .param("tenant", tenantId)
                .param("days", days)
                .query((row, number) -> new RecentSales(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        Columns.text(row, "category"),
                        row.getDouble(4)))
                .list());
    }
}
