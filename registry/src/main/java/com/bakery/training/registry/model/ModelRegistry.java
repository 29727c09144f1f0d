package com.bakery.training.registry.model;

import com.bakery.training.registry.audit.AuditLog;
import com.bakery.training.registry.job.JobNotRunningException;
import com.bakery.training.registry.job.JobRun;
import com.bakery.training.registry.job.RunningJobs;
import com.bakery.training.registry.log.TrainingLog;
import com.bakery.training.registry.sql.Ids;
import com.bakery.training.registry.tenancy.Transactions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes model versions: reserves their names, registers them, decides and switches the deployed one. */
public final class ModelRegistry {
    private final Transactions transactions;

    public ModelRegistry(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * The version under which a product's model of this job is stored: the current second in UTC, or the next free one of
     * the product. A repeated call returns the same version.
     *
     * @return {@code yyyyMMdd_HHmmss}
     * @throws JobNotRunningException if the job was stopped, has ended or is in another run, or does not plan the product
     */
    public String reserveVersion(JobRun run, UUID productId) {
        return transactions.inTenant(run.tenantId(), db -> {
            RunningJobs.requireRunning(db, run);
            Deployment.lockProduct(db, run.tenantId(), productId);
            return ModelVersions.reserved(db, run, productId)
                    .or(() -> ModelVersions.reserve(db, run, productId))
                    .orElseThrow(() -> new JobNotRunningException(run));
        });
    }

    /**
     * Registers a model in one transaction: model, metrics, artifacts, log lines, the product's row in the job, and the
     * deployment by {@link PromotionRule}. Only while the job is running, whose row stays locked against its end meanwhile.
     * Values beyond a column's range are clamped, with a log line each. A second call for the same job and product returns
     * what the first one registered.
     *
     * @throws JobNotRunningException if the job was stopped, has ended or is in another run, the product is recorded as
     *     ended without a model, or the version is not the one reserved for this run: nothing was changed
     */
    public Registered register(Registration model) {
        return register(model, Map.of());
    }

    /**
     * {@link #register(Registration)}, with files shared where an earlier version has the same.
     *
     * @param twins key of an artifact to key of a verified file with the same content; one that lost its last version meanwhile is not used
     */
    public Registered register(Registration model, Map<String, String> twins) {
        return transactions.inTenant(model.run().tenantId(), db -> {
            lock(db, model);
            return registered(db, model.run(), model.productId()).orElseGet(() -> {
                requireTraining(db, model);
                return insert(
                        db,
                        model.withArtifacts(SharedFiles.place(db, model.run().tenantId(), model.artifacts(), twins)));
            });
        });
    }

    /** What the job registered for the product already, if it did. */
    public Optional<Registered> registered(JobRun run, UUID productId) {
        return transactions.inTenant(run.tenantId(), db -> registered(db, run, productId));
    }

    /** A product that is recorded as failed stays so: its workflow was ended while this attempt was under way. */
    private static void requireTraining(JdbcClient db, Registration model) {
        boolean training = db.sql(
                        """
                        SELECT 1 FROM product_trainings
                        WHERE tenant_id = :tenant AND job_id = :job AND product_id = :product
                          AND status IN ('pending', 'running') FOR UPDATE
                        """)
                .param("tenant", model.run().tenantId())
                .param("job", model.run().jobId())
                .param("product", model.productId())
                .query(Integer.class)
                .optional()
                .isPresent();
        if (!training) {
            throw new JobNotRunningException(model.run());
        }
    }

    private static void lock(JdbcClient db, Registration model) {
        RunningJobs.requireRunning(db, model.run());
        Deployment.lockProduct(db, model.run().tenantId(), model.productId());
        Optional<String> reserved = ModelVersions.reserved(db, model.run(), model.productId());
        if (!reserved.equals(Optional.of(model.modelVersion()))) {
            throw new JobNotRunningException(model.run());
        }
    }

    private static Optional<Registered> registered(JdbcClient db, JobRun run, UUID productId) {
        return db.sql(
                        """
                        SELECT id, model_version, is_deployed, promotion FROM trained_models
                        WHERE tenant_id = :tenant AND training_job_id = :job AND product_id = :product
                        """)
                .param("tenant", run.tenantId())
                .param("job", run.jobId())
                .param("product", productId)
                .query((row, number) -> new Registered(
                        row.getObject(1, UUID.class), row.getString(2), row.getBoolean(3), row.getString(4), false))
                .optional();
    }

    private static Registered insert(JdbcClient db, Registration model) {
        UUID modelId = UUID.randomUUID();
        Clamping clamping = new Clamping(model);
        PromotionRule.Decision decision =
                PromotionRule.decide(model, champion(db, model).orElse(null));
        ModelInserts.model(db, modelId, model, decision.reason(), clamping);
        ModelInserts.metrics(db, modelId, model, clamping);
        model.artifacts().forEach(artifact -> ModelInserts.artifact(db, modelId, artifact));
        ModelInserts.training(db, modelId, model);
        TrainingLog.append(db, model.run().tenantId(), model.logLines());
        TrainingLog.append(db, model.run().tenantId(), clamping.lines());
        place(db, modelId, model, decision);
        return new Registered(modelId, model.modelVersion(), decision.deploy(), decision.reason(), true);
    }

    private static Optional<PromotionRule.Champion> champion(JdbcClient db, Registration model) {
        return db.sql(
                        """
                        SELECT recipe, damage IS NOT NULL FROM trained_models
                        WHERE tenant_id = :tenant AND product_id = :product AND is_deployed
                        """)
                .param("tenant", model.run().tenantId())
                .param("product", model.productId())
                .query((row, number) -> new PromotionRule.Champion(row.getString(1), row.getBoolean(2)))
                .optional();
    }

    /** The product serves it from now on, or it waits as the challenger. */
    private static void place(JdbcClient db, UUID modelId, Registration model, PromotionRule.Decision decision) {
        UUID tenantId = model.run().tenantId();
        UUID jobId = model.run().jobId();
        String actor = "job/" + jobId;
        if (decision.deploy()) {
            Deployment.Version version =
                    new Deployment.Version(modelId, model.productId(), model.modelVersion(), false, jobId);
            Deployment.deploy(db, tenantId, version, Change.because(actor, decision.reason()));
            return;
        }
        Aliases.point(db, tenantId, model.productId(), Aliases.CHALLENGER, modelId);
        AuditLog.append(
                db,
                tenantId,
                actor,
                "model.registered",
                "product/" + model.productId(),
                Map.of("model_version", model.modelVersion(), "reason", decision.reason()));
    }

    /** {@link #deploy(UUID, UUID, Change)} by hand, without a reason. */
    public boolean deploy(UUID tenantId, UUID modelId, String actor) {
        return deploy(tenantId, modelId, Change.because(actor, "Deployed by hand"));
    }

    /**
     * Deploys a version; the one the product served until now becomes {@code previous}. Deploying the deployed one changes
     * nothing. Calls about one product wait for each other.
     *
     * @return whether something changed
     * @throws ModelNotFoundException if this tenant has no such model
     * @throws ModelDamagedException if its file is damaged
     */
    public boolean deploy(UUID tenantId, UUID modelId, Change change) {
        return transactions.inTenant(tenantId, db -> {
            Deployment.Version next = Deployment.locked(db, tenantId, modelId);
            if (!next.deployed()) {
                Deployment.deploy(db, tenantId, next, change);
                Deployment.log(db, tenantId, Deployment.DEPLOYED, next, change);
            }
            return !next.deployed();
        });
    }

    /**
     * Takes a product back to the version it served before. That version has no {@code previous} then, so that a repeated
     * call is refused instead of bringing back what was just left.
     *
     * @return the version that is deployed now
     * @throws NoPreviousVersionException if no version was replaced, or the product was rolled back since: nothing changed
     */
    public UUID rollBack(UUID tenantId, UUID productId, Change change) {
        return transactions.inTenant(tenantId, db -> {
            Deployment.lockProduct(db, tenantId, productId);
            UUID previous = Aliases.find(db, tenantId, productId, Aliases.PREVIOUS)
                    .orElseThrow(() -> new NoPreviousVersionException(productId));
            Deployment.Version version = Deployment.locked(db, tenantId, previous);
            Deployment.rollBack(db, tenantId, version, change);
            Deployment.log(db, tenantId, Deployment.ROLLED_BACK, version, change);
            return previous;
        });
    }

    /**
     * Puts a version in the place of the deployed one, on evidence about the two.
     *
     * @param champion the deployed version that was looked at
     * @param back whether the product goes back to its previous version
     * @return false if another version is deployed by now: nothing changed
     * @throws ModelNotFoundException if the version is gone
     */
    public boolean replaceChampion(UUID tenantId, UUID champion, UUID modelId, boolean back, Change change) {
        return transactions.inTenant(tenantId, db -> {
            Deployment.Version next = Deployment.locked(db, tenantId, modelId);
            boolean unchanged = Deployment.champion(db, tenantId, next.productId())
                    .filter(served -> served.id().equals(champion))
                    .isPresent();
            if (unchanged && back) {
                Deployment.rollBack(db, tenantId, next, change);
                Deployment.log(db, tenantId, Deployment.ROLLED_BACK, next, change);
            } else if (unchanged) {
                Deployment.deploy(db, tenantId, next, change);
                Deployment.log(db, tenantId, Deployment.DEPLOYED, next, change);
            }
            return unchanged;
        });
    }

    /** Notes that the data of these models were seen unchanged just now. */
    public void markVerified(UUID tenantId, List<UUID> modelIds) {
        transactions.runInTenant(tenantId, db -> db.sql(
                        """
                        UPDATE trained_models SET verified_at = now()
                        WHERE tenant_id = :tenant AND id = ANY (CAST(:models AS uuid[]))
                        """)
                .param("tenant", tenantId)
                .param("models", Ids.texts(modelIds))
                .update());
    }
}
