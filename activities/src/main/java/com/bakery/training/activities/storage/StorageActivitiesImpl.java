package com.bakery.training.activities.storage;

import com.bakery.forecasting.ProductPipeline;
import com.bakery.forecasting.feature.FeatureSet;
import com.bakery.forecasting.model.Candidate;
import com.bakery.forecasting.model.ForecastCodec;
import com.bakery.forecasting.model.ProductModel;
import com.bakery.forecasting.model.Validation;
import com.bakery.training.activities.ActivitySettings;
import com.bakery.training.activities.support.Runs;
import com.bakery.training.activities.support.StagedFiles;
import com.bakery.training.activities.support.Steps;
import com.bakery.training.registry.artifact.ArtifactKeys;
import com.bakery.training.registry.artifact.ArtifactStore;
import com.bakery.training.registry.artifact.Checksums;
import com.bakery.training.registry.artifact.Gzip;
import com.bakery.training.registry.model.ModelRegistry;
import com.bakery.training.workflows.training.ArtifactReference;
import com.bakery.training.workflows.training.ProductTrainingInput;
import com.bakery.training.workflows.training.StorageActivities;
import com.bakery.training.workflows.training.TrainingStep;
import java.util.List;
import java.util.stream.Stream;

/** Writes the model file and the feature list beside it. */
public final class StorageActivitiesImpl implements StorageActivities {
    private final ProductPipeline pipeline;
    private final ModelRegistry models;
    private final ArtifactStore store;
    private final StagedFiles staged;
    private final Steps steps;
    private final ActivitySettings settings;

    public StorageActivitiesImpl(
            ProductPipeline pipeline,
            ModelRegistry models,
            ArtifactStore store,
            Steps steps,
            ActivitySettings settings) {
        this.pipeline = pipeline;
        this.models = models;
        this.store = store;
        this.staged = new StagedFiles(store);
        this.steps = steps;
        this.settings = settings;
    }

    @Override
    public StoredModel store(StoreInput input) {
        return steps.run(
                input.product(),
                TrainingStep.STORE,
                log -> write(input),
                stored -> "Stored version " + stored.modelVersion() + ", "
                        + stored.model().bytes() + " bytes.");
    }

    private StoredModel write(StoreInput input) {
        ProductTrainingInput product = input.product();
        byte[] featureFile = staged.read(input.features());
        FeatureSet features = ForecastCodec.readFeatures(featureFile);
        Candidate candidate = ForecastCodec.readCandidate(staged.read(input.candidate()));
        Validation validation = ForecastCodec.readValidation(staged.read(input.validation()));
        ProductModel model =
                pipeline.compose(ForecastCodec.readData(staged.read(input.data())), features, candidate, validation);
        byte[] file = ForecastCodec.write(model);
        String version = models.reserveVersion(Runs.of(product), product.productId());
        boolean compressed = settings.compression();
        return new StoredModel(
                write(ArtifactKeys.model(product.tenantId(), product.productId(), version, compressed), file),
                write(
                        ArtifactKeys.featureList(product.tenantId(), product.productId(), version, compressed),
                        featureFile),
                version,
                Checksums.sha256(file),
                Stream.of(features.notes(), candidate.notes(), validation.notes())
                        .flatMap(List::stream)
                        .distinct()
                        .toList());
    }

    private ArtifactReference write(String key, byte[] content) {
        return StagedFiles.reference(store.write(key, settings.compression() ? Gzip.compress(content) : content));
    }
}
