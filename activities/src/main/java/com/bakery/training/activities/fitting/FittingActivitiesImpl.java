package com.bakery.training.activities.fitting;

import com.bakery.forecasting.ProductPipeline;
import com.bakery.forecasting.TrainingMonitor;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.feature.FeatureSet;
import com.bakery.forecasting.model.Candidate;
import com.bakery.forecasting.model.ForecastCodec;
import com.bakery.training.activities.pooled.PooledModels;
import com.bakery.training.activities.support.HeartbeatMonitor;
import com.bakery.training.activities.support.Runs;
import com.bakery.training.activities.support.StagedFiles;
import com.bakery.training.activities.support.StepLog;
import com.bakery.training.activities.support.Steps;
import com.bakery.training.registry.job.ProductTrainings;
import com.bakery.training.workflows.training.FittingActivities;
import com.bakery.training.workflows.training.ProductTrainingInput;
import com.bakery.training.workflows.training.TrainingStep;
import java.util.concurrent.TimeUnit;

/** Fits by the pipeline. */
public final class FittingActivitiesImpl implements FittingActivities {
    private final ProductPipeline pipeline;
    private final ProductTrainings trainings;
    private final PooledModels pooled;
    private final StagedFiles staged;
    private final Steps steps;

    public FittingActivitiesImpl(
            ProductPipeline pipeline,
            ProductTrainings trainings,
            PooledModels pooled,
            StagedFiles staged,
            Steps steps) {
        this.pipeline = pipeline;
        this.trainings = trainings;
        this.pooled = pooled;
        this.staged = staged;
        this.steps = steps;
    }

    @Override
    public FittedCandidate fit(FitInput input) {
        TrainingMonitor heartbeat = HeartbeatMonitor.ofThisActivity();
        return steps.run(
                input.product(),
                TrainingStep.FIT,
                log -> fit(input, log.monitor(heartbeat), log),
                fitted -> "Fitted in " + fitted.fitMillis() + " ms.");
    }

    private FittedCandidate fit(FitInput input, TrainingMonitor monitor, StepLog log) {
        ProductTrainingInput product = input.product();
        ProductData data = ForecastCodec.readData(staged.read(input.data()));
        FeatureSet features = ForecastCodec.readFeatures(staged.read(input.features()));
        long start = System.nanoTime();
        Candidate candidate = pipeline.fit(data, features, pooled.of(product, features), monitor);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        candidate.notes().forEach(log::warn);
        trainings.recordFit(Runs.of(product), product.productId());
        return new FittedCandidate(staged.write(product, "candidate", ForecastCodec.write(candidate)), millis);
    }
}
