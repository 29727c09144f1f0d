package com.bakery.training.activities.feature;

import com.bakery.forecasting.ProductPipeline;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.feature.FeatureSet;
import com.bakery.forecasting.model.ForecastCodec;
import com.bakery.training.activities.pooled.PooledModels;
import com.bakery.training.activities.support.StagedFiles;
import com.bakery.training.activities.support.StepLog;
import com.bakery.training.activities.support.Steps;
import com.bakery.training.workflows.training.FeatureActivities;
import com.bakery.training.workflows.training.ProductTrainingInput;
import com.bakery.training.workflows.training.TrainingStep;

/** Engineers features by the pipeline. */
public final class FeatureActivitiesImpl implements FeatureActivities {
    private final ProductPipeline pipeline;
    private final JobOptions options;
    private final PooledModels pooled;
    private final StagedFiles staged;
    private final Steps steps;

    public FeatureActivitiesImpl(
            ProductPipeline pipeline, JobOptions options, PooledModels pooled, StagedFiles staged, Steps steps) {
        this.pipeline = pipeline;
        this.options = options;
        this.pooled = pooled;
        this.staged = staged;
        this.steps = steps;
    }

    @Override
    public EngineeredFeatures engineerFeatures(FeatureInput input) {
        return steps.run(
                input.product(),
                TrainingStep.ENGINEER_FEATURES,
                log -> engineer(input, log),
                features -> "Engineered " + features.featureCount() + " features.");
    }

    private EngineeredFeatures engineer(FeatureInput input, StepLog log) {
        ProductTrainingInput product = input.product();
        ProductData data = ForecastCodec.readData(staged.read(input.data()));
        FeatureSet features =
                pipeline.engineerFeatures(data, options.of(product.tenantId(), product.jobId()), pooled.of(product));
        features.notes().forEach(log::info);
        return new EngineeredFeatures(
                staged.write(product, "features", ForecastCodec.write(features)),
                features.features().size());
    }
}
