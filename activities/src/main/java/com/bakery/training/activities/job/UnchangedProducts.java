package com.bakery.training.activities.job;

import com.bakery.forecasting.PipelineOptions;
import com.bakery.forecasting.TrainingRefusedException;
import com.bakery.training.activities.collection.DataHash;
import com.bakery.training.activities.collection.ProductDataReader;
import com.bakery.training.activities.feature.JobOptions;
import com.bakery.training.registry.job.JobRun;
import com.bakery.training.registry.job.PlannedProduct;
import com.bakery.training.registry.model.DeployedData;
import com.bakery.training.registry.model.ModelRegistry;
import com.bakery.training.registry.model.ModelRepository;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Finds products that training again would not change: same data, settings and engine as their deployed model, which is not older than 28 days. */
public final class UnchangedProducts {
    private static final Duration MAX_AGE = Duration.ofDays(28);

    private final ProductDataReader reader;
    private final JobOptions options;
    private final ModelRepository models;
    private final ModelRegistry registry;
    private final Clock clock;

    public UnchangedProducts(
            ProductDataReader reader, JobOptions options, ModelRepository models, ModelRegistry registry, Clock clock) {
        this.reader = reader;
        this.options = options;
        this.models = models;
        this.registry = registry;
        this.clock = clock;
    }

    /** Ids of the unchanged ones; their models are marked as seen unchanged now. */
    List<UUID> among(JobRun run, List<PlannedProduct> products) {
        List<UUID> ids = products.stream().map(PlannedProduct::productId).toList();
        Map<UUID, DeployedData> deployed = models.deployedData(run.tenantId(), ids);
        if (deployed.isEmpty()) {
            return List.of();
        }
        List<UUID> unchanged = new ArrayList<>();
        List<UUID> verified = new ArrayList<>();
        PipelineOptions inForce = options.of(run.tenantId(), run.jobId());
        for (PlannedProduct product : products) {
            DeployedData model = deployed.get(product.productId());
            if (model != null && isFresh(model) && hasSameData(run, product, model, inForce)) {
                unchanged.add(product.productId());
                verified.add(model.modelId());
            }
        }
        registry.markVerified(run.tenantId(), verified);
        return unchanged;
    }

    /** Whether one of these is neither unchanged nor refused. Unchanged is none where that does not count. */
    public boolean leaveAny(JobRun run, List<PlannedProduct> products, boolean force) {
        List<UUID> ids = products.stream().map(PlannedProduct::productId).toList();
        Map<UUID, DeployedData> deployed = force ? Map.of() : models.deployedData(run.tenantId(), ids);
        PipelineOptions inForce = options.of(run.tenantId(), run.jobId());
        return products.stream().anyMatch(product -> {
            DeployedData model = deployed.get(product.productId());
            return hash(run, product, inForce)
                    .filter(hash -> model == null || !isFresh(model) || !hash.equals(model.dataHash()))
                    .isPresent();
        });
    }

    private boolean isFresh(DeployedData model) {
        return model.trainedAt().isAfter(clock.instant().minus(MAX_AGE));
    }

    private boolean hasSameData(JobRun run, PlannedProduct product, DeployedData model, PipelineOptions inForce) {
        return model.dataHash() != null
                && hash(run, product, inForce).filter(model.dataHash()::equals).isPresent();
    }

    /** Of the product's data as they are now; nothing for a product that cannot be trained: the training itself will say why. */
    private Optional<String> hash(JobRun run, PlannedProduct product, PipelineOptions inForce) {
        try {
            return Optional.of(DataHash.of(
                    reader.read(run, product.productId(), product.productName(), inForce.minTrainingDays()), inForce));
        } catch (TrainingRefusedException e) {
            return Optional.empty();
        }
    }
}
