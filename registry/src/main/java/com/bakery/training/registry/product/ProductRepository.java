package com.bakery.training.registry.product;

import com.bakery.training.registry.paging.Cursor;
import com.bakery.training.registry.paging.Page;
import com.bakery.training.registry.paging.PageRequest;
import com.bakery.training.registry.sql.Columns;
import com.bakery.training.registry.sql.Ids;
import com.bakery.training.registry.sql.TenantLock;
import com.bakery.training.registry.tenancy.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The products of a tenant: made by uploads, listed for people and jobs. */
public final class ProductRepository {
    /** Held by whoever makes products, and by an upload until its last sale is written. */
    public static final String LOCK = "products";

    private final Transactions transactions;

    public ProductRepository(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The product, or empty if this tenant has none with that id. */
    public Optional<Product> find(UUID tenantId, UUID productId) {
        return transactions.inTenant(tenantId, db -> db.sql(
                        "SELECT id, name, category FROM products WHERE tenant_id = :tenant AND id = :product")
                .param("tenant", tenantId)
                .param("product", productId)
                .query((row, number) ->
                        new Product(row.getObject(1, UUID.class), row.getString(2), Columns.text(row, "category")))
                .optional());
    }

    /** Those of {@code productIds} that are no products of this tenant, in their order. */
    public List<UUID> unknown(UUID tenantId, List<UUID> productIds) {
        return transactions.inTenant(tenantId, db -> {
            Set<UUID> known = Set.copyOf(
                    db.sql("SELECT id FROM products WHERE tenant_id = :tenant AND id = ANY (CAST(:ids AS uuid[]))")
                            .param("tenant", tenantId)
                            .param("ids", Ids.texts(productIds))
                            .query(UUID.class)
                            .list());
            return productIds.stream().filter(id -> !known.contains(id)).toList();
        });
    }

    /**
     * Finds the products that an upload names and makes those that are new. A reference with an id renames its product; one
     * without gets the product of that name, or {@link ProductIds#of}. A name that belongs to another id is refused.
     *
     * @return one result per reference, in their order
     */
    public List<ResolvedProduct> resolve(UUID tenantId, List<ProductReference> references) {
        return transactions.inTenant(tenantId, db -> {
            TenantLock.take(db, LOCK, tenantId); // names and ids are unique
            return references.stream()
                    .map(reference -> resolve(db, tenantId, reference))
                    .toList();
        });
    }

    private static ResolvedProduct resolve(JdbcClient db, UUID tenantId, ProductReference reference) {
        Optional<UUID> owner = owner(db, tenantId, reference.name());
        UUID wanted = reference.id();
        if (wanted != null && owner.isPresent() && !owner.get().equals(wanted)) {
            return new ResolvedProduct(
                    reference, null, "product " + reference.name() + " has the id " + owner.get() + ", not " + wanted);
        }
        UUID id = wanted != null ? wanted : owner.orElseGet(() -> ProductIds.of(tenantId, reference.name()));
        save(db, tenantId, id, reference);
        return new ResolvedProduct(reference, id, null);
    }

    private static Optional<UUID> owner(JdbcClient db, UUID tenantId, String name) {
        return db.sql("SELECT id FROM products WHERE tenant_id = :tenant AND name = :name")
                .param("tenant", tenantId)
                .param("name", name)
                .query(UUID.class)
                .optional();
    }

    private static void save(JdbcClient db, UUID tenantId, UUID id, ProductReference reference) {
        db.sql(
                        """
                        INSERT INTO products (tenant_id, id, name, category) VALUES (:tenant, :id, :name, :category)
                        ON CONFLICT (tenant_id, id) DO UPDATE
                        SET name = excluded.name, category = coalesce(excluded.category, products.category)
                        """)
                .param("tenant", tenantId)
                .param("id", id)
                .param("name", reference.name())
                .param("category", reference.category(), Types.VARCHAR)
                .update();
    }

    /** The tenant's products by name, with their sales and deployed versions. */
    public Page<ProductSummary> list(UUID tenantId, PageRequest page) {
        Cursor after = page.after(1);
        List<ProductSummary> rows = transactions.inTenant(tenantId, db -> db.sql(
                        """
                        SELECT product.id, product.name, product.category, sold.days, sold.quantity, sold.first_day,
                               sold.last_day, model.id AS model_id, model.model_version
                        FROM (SELECT * FROM products WHERE tenant_id = :tenant AND name > :after
                              ORDER BY name LIMIT :rows) product
                        LEFT JOIN LATERAL (
                            SELECT count(*) FILTER (WHERE quantity > 0) AS days, coalesce(sum(quantity), 0) AS quantity,
                                   min(day) AS first_day, max(day) AS last_day
                            FROM sales WHERE sales.tenant_id = :tenant AND sales.product_id = product.id) sold ON TRUE
                        LEFT JOIN trained_models model ON model.tenant_id = :tenant AND model.product_id = product.id
                             AND model.is_deployed
                        ORDER BY product.name
                        """)
                .param("tenant", tenantId)
                .param("after", after == null ? "" : after.text(0))
                .param("rows", page.fetchSize())
                .query(ProductRepository::summary)
                .list());
        return Page.of(rows, page, product -> Cursor.of(product.name()));
    }

    private static ProductSummary summary(ResultSet row, int number) throws SQLException {
        return new ProductSummary(
                Columns.requiredUuid(row, "id"),
                row.getString("name"),
                Columns.text(row, "category"),
                row.getInt("days"),
                row.getDouble("quantity"),
                Columns.date(row, "first_day"),
                Columns.date(row, "last_day"),
                Columns.uuid(row, "model_id"),
                Columns.text(row, "model_version"));
    }
}
