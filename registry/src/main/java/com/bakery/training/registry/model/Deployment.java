package com.bakery.training.registry.model;

import com.bakery.training.registry.audit.AuditLog;
import com.bakery.training.registry.log.LogLevel;
import com.bakery.training.registry.log.NewLogEntry;
import com.bakery.training.registry.log.TrainingLog;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The switch of the one version a product serves. Callers hold the product's lock. */
final class Deployment {
    static final String DEPLOYED = "model.deployed";
    static final String ROLLED_BACK = "model.rolled_back";

    private Deployment() {}

    /** A version, as far as a switch is concerned. */
    record Version(UUID id, UUID productId, String name, boolean deployed, @Nullable UUID jobId) {}

    /** Whatever decides about a product's versions does so one after the other, over all instances. */
    static void lockProduct(JdbcClient db, UUID tenantId, UUID productId) {
        db.sql("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))")
                .param("name", "product-versions/" + tenantId + "/" + productId)
                .query()
                .singleRow();
    }

    /** A version of this tenant, behind its product's lock. */
    static Version locked(JdbcClient db, UUID tenantId, UUID modelId) {
        Version seen = version(db, tenantId, modelId);
        lockProduct(db, tenantId, seen.productId());
        return version(db, tenantId, modelId);
    }

    private static Version version(JdbcClient db, UUID tenantId, UUID modelId) {
        return db.sql(VERSION + "AND id = :model")
                .param("tenant", tenantId)
                .param("model", modelId)
                .query(Version.class)
                .optional()
                .orElseThrow(() -> new ModelNotFoundException(modelId));
    }

    private static final String VERSION =
            """
            SELECT id, product_id, model_version AS name, coalesce(is_deployed, FALSE) AS deployed, training_job_id AS job_id
            FROM trained_models WHERE tenant_id = :tenant
            """;

    /** The version a product serves. */
    static Optional<Version> champion(JdbcClient db, UUID tenantId, UUID productId) {
        return db.sql(VERSION + "AND product_id = :product AND is_deployed")
                .param("tenant", tenantId)
                .param("product", productId)
                .query(Version.class)
                .optional();
    }

    /** Lets the product serve {@code next}; the version it served becomes the previous one. */
    static void deploy(JdbcClient db, UUID tenantId, Version next, Change change) {
        Optional<Version> champion = champion(db, tenantId, next.productId());
        serve(db, tenantId, next, change);
        champion.ifPresentOrElse(
                former -> Aliases.point(db, tenantId, next.productId(), Aliases.PREVIOUS, former.id()),
                () -> Aliases.remove(db, tenantId, next.productId(), Aliases.PREVIOUS));
        Aliases.deployed(db, tenantId, next.productId(), next.id());
        record(db, tenantId, DEPLOYED, champion.orElse(null), next, change);
    }

    /** Takes the product back. The version it served is not the previous one now: a repeated call would bring it back. */
    static void rollBack(JdbcClient db, UUID tenantId, Version previous, Change change) {
        Optional<Version> champion = champion(db, tenantId, previous.productId());
        serve(db, tenantId, previous, change);
        Aliases.remove(db, tenantId, previous.productId(), Aliases.PREVIOUS);
        Aliases.deployed(db, tenantId, previous.productId(), previous.id());
        record(db, tenantId, ROLLED_BACK, champion.orElse(null), previous, change);
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
    private static void serve(JdbcClient db, UUID tenantId, Version next, Change change) {
        requireIntact(db, next.id());
        db.sql(
                        """
                        UPDATE trained_models SET is_deployed = FALSE
                        WHERE tenant_id = :tenant AND product_id = :product AND is_deployed AND id <> :model
                        """)
                .param("tenant", tenantId)
                .param("product", next.productId())
                .param("model", next.id())
                .update();
        db.sql(
                        """
                        UPDATE trained_models SET is_deployed = TRUE, deployed_at = now(), promotion = :reason
                        WHERE tenant_id = :tenant AND id = :model
                        """)
                .param("tenant", tenantId)
                .param("model", next.id())
                .param("reason", change.reason())
                .update();
    }

    private static void record(
            JdbcClient db, UUID tenantId, String action, @Nullable Version from, Version to, Change change) {
        Map<String, Object> details = change.details();
        details.put("model_id", to.id().toString());
        details.put("model_version", to.name());
        if (from != null) {
            details.put("replaced_model_id", from.id().toString());
            details.put("replaced_version", from.name());
        }
        AuditLog.append(db, tenantId, change.actor(), action, "product/" + to.productId(), details);
    }

    /** A line in the log of the job that trained the version; a registration writes its own. */
    static void log(JdbcClient db, UUID tenantId, String action, Version to, Change change) {
        if (to.jobId() != null) {
            TrainingLog.append(db, tenantId, List.of(line(action, to.jobId(), to, change)));
        }
    }

    private static NewLogEntry line(String action, UUID jobId, Version to, Change change) {
        String done = action.equals(ROLLED_BACK) ? "Rolled back to version " : "Deployed version ";
        return NewLogEntry.of(
                jobId, to.productId(), LogLevel.INFO, "deploy", done + to.name() + ": " + change.reason());
    }
}
