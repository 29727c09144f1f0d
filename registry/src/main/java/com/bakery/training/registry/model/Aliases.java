package com.bakery.training.registry.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows behind the names of versions. Each name points to one version of a product. Callers hold the product's lock. */
final class Aliases {
    static final String CHAMPION = "champion";
    static final String CHALLENGER = "challenger";
    static final String PREVIOUS = "previous";

    /** Names that follow from deployments. */
    static final Set<String> RESERVED = Set.of(CHAMPION, CHALLENGER, PREVIOUS);

    private static final Pattern FREE = Pattern.compile(ModelAliases.NAME);

    private Aliases() {}

    /** Whether people may give this name, whatever it points to. */
    static void requireFree(String alias) {
        if (RESERVED.contains(alias)) {
            throw new AliasRefusedException(alias, "is given by deployments: deploy or roll back instead");
        }
        if (!FREE.matcher(alias).matches()) {
            throw new AliasRefusedException(alias, ModelAliases.NAME_RULE);
        }
    }

    /** Lets the name point to this version and to no other. */
    static void point(JdbcClient db, UUID tenantId, UUID productId, String alias, UUID modelId) {
        db.sql(
                        """
                        INSERT INTO model_aliases (tenant_id, product_id, alias, model_id)
                        VALUES (:tenant, :product, :alias, :model)
                        ON CONFLICT (tenant_id, product_id, alias) DO UPDATE
                        SET model_id = excluded.model_id, compared_from = NULL, created_at = now()
                        """)
                .param("tenant", tenantId)
                .param("product", productId)
                .param("alias", alias)
                .param("model", modelId)
                .update();
    }

    static void remove(JdbcClient db, UUID tenantId, UUID productId, String alias) {
        db.sql("DELETE FROM model_aliases WHERE tenant_id = :tenant AND product_id = :product AND alias = :alias")
                .param("tenant", tenantId)
                .param("product", productId)
                .param("alias", alias)
                .update();
    }

    /** The stored names of a version, in order; the champion's is not among them. */
    static List<String> of(JdbcClient db, UUID tenantId, UUID modelId) {
        return db.sql("SELECT alias FROM model_aliases WHERE tenant_id = :tenant AND model_id = :model ORDER BY alias")
                .param("tenant", tenantId)
                .param("model", modelId)
                .query(String.class)
                .list();
    }

    static Optional<UUID> find(JdbcClient db, UUID tenantId, UUID productId, String alias) {
        return db.sql(
                        """
                        SELECT model_id FROM model_aliases
                        WHERE tenant_id = :tenant AND product_id = :product AND alias = :alias
                        """)
                .param("tenant", tenantId)
                .param("product", productId)
                .param("alias", alias)
                .query(UUID.class)
                .optional();
    }

    /**
     * After a switch: a challenger that is served, or older than what is served, challenges no more, and rivals are compared
     * on days that come after the switch. Whoever decided had the older days before his eyes.
     */
    static void deployed(JdbcClient db, UUID tenantId, UUID productId, UUID champion) {
        db.sql(
                        """
                        DELETE FROM model_aliases alias USING trained_models rival, trained_models champion
                        WHERE alias.tenant_id = :tenant AND alias.product_id = :product AND alias.alias = 'challenger'
                          AND rival.id = alias.model_id AND champion.id = :champion
                          AND (rival.created_at, rival.model_version) <= (champion.created_at, champion.model_version)
                        """)
                .param("tenant", tenantId)
                .param("product", productId)
                .param("champion", champion)
                .update();
        db.sql(
                        """
                        UPDATE model_aliases SET compared_from =
                            (SELECT max(day) FROM model_live_scores WHERE tenant_id = :tenant AND product_id = :product)
                        WHERE tenant_id = :tenant AND product_id = :product AND alias IN ('challenger', 'previous')
                        """)
                .param("tenant", tenantId)
                .param("product", productId)
                .update();
    }
}
