package com.bakery.training.registry.model;

import com.bakery.training.registry.job.JobRun;
import com.bakery.training.registry.log.NewLogEntry;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A trained model to be registered.
 *
 * @param modelVersion the reserved one
 * @param algorithm the members that carry the product; {@code prophet} where it is Prophet alone
 * @param recipe what was fitted, without the data: equal recipes are a refresh, others a change
 * @param trainingDataPoints days with sales
 * @param checksum SHA-256 of the model's canonical uncompressed JSON
 * @param dataHash of own series, regressors, settings and engine version
 * @param lineage what it was trained under, beside the data
 * @param deployedRecipe the deployed recipe refitted on the same folds; null where it was not refitted
 * @param artifacts one of them the {@link ModelArtifact#MODEL_FILE}
 * @param logLines written with the registration
 * @param autoDeployment false keeps new versions as challengers (ENABLE_AUTO_DEPLOYMENT)
 */
public record Registration(
        JobRun run,
        UUID productId,
        String productName,
        String modelVersion,
        String algorithm,
        String recipe,
        Map<String, Object> hyperparameters,
        long trainingSeconds,
        int trainingDataPoints,
        String checksum,
        String dataHash,
        LocalDate dataFrom,
        LocalDate dataTo,
        String engineVersion,
        long seed,
        ModelMetrics metrics,
        Lineage lineage,
        @Nullable ComparedRecipe deployedRecipe,
        List<ModelArtifact> artifacts,
        List<NewLogEntry> logLines,
        boolean autoDeployment) {
    public Registration {
        artifacts = List.copyOf(artifacts);
        logLines = List.copyOf(logLines);
        modelFile(artifacts);
    }

    /** The same with its files elsewhere. */
    Registration withArtifacts(List<ModelArtifact> placed) {
        return new Registration(
                run,
                productId,
                productName,
                modelVersion,
                algorithm,
                recipe,
                hyperparameters,
                trainingSeconds,
                trainingDataPoints,
                checksum,
                dataHash,
                dataFrom,
                dataTo,
                engineVersion,
                seed,
                metrics,
                lineage,
                deployedRecipe,
                placed,
                logLines,
                autoDeployment);
    }

    /** The file the model is loaded from. */
    public ModelArtifact modelFile() {
        return modelFile(artifacts);
    }

    private static ModelArtifact modelFile(List<ModelArtifact> artifacts) {
        return artifacts.stream()
                .filter(artifact -> artifact.type().equals(ModelArtifact.MODEL_FILE))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("artifacts must hold a " + ModelArtifact.MODEL_FILE));
    }
}
