package com.bakery.training.registry.model;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The switch of the one version a product serves. Callers hold the product's lock. */
final class Deployment {
    private Deployment() {}

    /** Whatever decides about a product's versions does so one after the other, over all instances. */
    static void lockProduct(JdbcClient db, UUID tenantId, UUID productId) {
        db.sql("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))")
                .param("name", "product-versions/" + tenantId + "/" + productId)
                .query()
                .singleRow();
    }

    /** Whoever deploys comes by here, so no way leads to a damaged version. */
    private static void requireIntact(JdbcClient db, UUID modelId) {
        boolean damaged = db.sql("SELECT damage IS NOT NULL FROM trained_models WHERE id = :model")
                .param("model", modelId)
                .query(Boolean.class)
                .single();
        if (damaged) {
            throw new ModelDamagedException(modelId);
        }
    }

    /** Two statements: the index that allows one deployed version per product is checked row by row. */
    static void deploy(JdbcClient db, UUID tenantId, UUID productId, UUID modelId) {
        requireIntact(db, modelId);
        db.sql(
                        """
                        UPDATE trained_models SET is_deployed = FALSE
                        WHERE tenant_id = :tenant AND product_id = :product AND is_deployed AND id <> :model
                        """)
                .param("tenant", tenantId)
                .param("product", productId)
                .param("model", modelId)
                .update();
        db.sql(
                        "UPDATE trained_models SET is_deployed = TRUE, deployed_at = now() WHERE tenant_id = :tenant AND id = :model")
                .param("tenant", tenantId)
                .param("model", modelId)
                .update();
    }
}
