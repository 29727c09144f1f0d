package com.bakery.training.registry.job;

import com.bakery.training.registry.sales.SalesOrigin;
import com.bakery.training.registry.sql.Ids;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a job may be about: products that exist and were sold. */
final class IntakeProducts {
    private static final String HAS_SALES =
            "EXISTS (SELECT 1 FROM sales WHERE sales.tenant_id = :tenant AND sales.product_id = products.id)";

    private record Named(UUID id, boolean sold) {}

    private IntakeProducts() {}

    /**
     * How many products the job is about. Where sales are fetched, a job over all products needs none yet, and a message may name products that are known
     * elsewhere; a person's request names what it saw here.
     *
     * @throws IntakeRefusedException if one of the named products does not exist or was never sold, or none was
     */
    static int require(JdbcClient db, NewJob request, SalesOrigin origin) {
        List<UUID> wanted = request.products();
        if (origin == SalesOrigin.FETCHED && (wanted == null || request.origin() != JobOrigin.REQUEST)) {
            return wanted == null ? countSold(db, request.tenantId()) : wanted.size();
        }
        return wanted == null ? requireSold(db, request.tenantId()) : requireNamed(db, request.tenantId(), wanted);
    }

    private static int requireSold(JdbcClient db, UUID tenantId) {
        int sold = countSold(db, tenantId);
        if (sold == 0) {
            throw IntakeRefusedException.withoutSales();
        }
        return sold;
    }

    static int countSold(JdbcClient db, UUID tenantId) {
        return db.sql("SELECT count(*) FROM products WHERE tenant_id = :tenant AND " + HAS_SALES)
                .param("tenant", tenantId)
                .query(Integer.class)
                .single();
    }

    private static int requireNamed(JdbcClient db, UUID tenantId, List<UUID> wanted) {
        List<Named> known = db.sql("SELECT id, " + HAS_SALES
                        + " FROM products WHERE tenant_id = :tenant AND id = ANY (CAST(:ids AS uuid[]))")
                .param("tenant", tenantId)
                .param("ids", Ids.texts(wanted))
                .query((row, number) -> new Named(row.getObject(1, UUID.class), row.getBoolean(2)))
                .list();
        Set<UUID> ids = known.stream().map(Named::id).collect(Collectors.toSet());
        List<UUID> unknown = wanted.stream().filter(id -> !ids.contains(id)).toList();
        if (!unknown.isEmpty()) {
            throw IntakeRefusedException.unknown(unknown);
        }
        List<UUID> unsold =
                known.stream().filter(product -> !product.sold()).map(Named::id).toList();
        if (!unsold.isEmpty()) {
            throw IntakeRefusedException.withoutSales(unsold);
        }
        return wanted.size();
    }
}
