package com.bakery.training.activities.validation;

import com.bakery.forecasting.ProductPipeline;
import com.bakery.forecasting.TrainingMonitor;
import com.bakery.forecasting.data.ProductData;
import com.bakery.forecasting.feature.FeatureSet;
import com.bakery.forecasting.model.ForecastCodec;
import com.bakery.forecasting.model.Validation;
import com.bakery.training.activities.pooled.PooledModels;
import com.bakery.training.activities.support.HeartbeatMonitor;
import com.bakery.training.activities.support.StagedFiles;
import com.bakery.training.activities.support.StepLog;
import com.bakery.training.activities.support.Steps;
import com.bakery.training.workflows.training.ProductTrainingInput;
import com.bakery.training.workflows.training.TrainingStep;
import com.bakery.training.workflows.training.ValidationActivities;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Validates by the pipeline. */
public final class ValidationActivitiesImpl implements ValidationActivities {
    private final ProductPipeline pipeline;
    private final PooledModels pooled;
    private final DeployedRecipes recipes;
    private final StagedFiles staged;
    private final Steps steps;

    public ValidationActivitiesImpl(
            ProductPipeline pipeline, PooledModels pooled, DeployedRecipes recipes, StagedFiles staged, Steps steps) {
        this.pipeline = pipeline;
        this.pooled = pooled;
        this.recipes = recipes;
        this.staged = staged;
        this.steps = steps;
    }

    @Override
    public ValidatedCandidate validate(ValidateInput input) {
        TrainingMonitor heartbeat = HeartbeatMonitor.ofThisActivity();
        return steps.run(
                input.product(),
                TrainingStep.VALIDATE,
                log -> validate(input, log.monitor(heartbeat), log),
                validated -> "Validated on " + validated.folds() + " folds: WAPE " + rounded(validated.wape())
                        + ", seasonal naive " + rounded(validated.seasonalNaiveWape()) + ".");
    }

    private ValidatedCandidate validate(ValidateInput input, TrainingMonitor monitor, StepLog log) {
        ProductData data = ForecastCodec.readData(staged.read(input.data()));
        FeatureSet features = ForecastCodec.readFeatures(staged.read(input.features()));
        long start = System.nanoTime();
        Validation validation = pipeline.validate(data, features, pooled.of(input.product(), features), monitor);
        ComparedRecipe deployed = refitted(input.product(), data, monitor);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        validation.notes().forEach(log::warn);
        log.info("Accuracy and intervals are those of up to "
                + features.options().horizonDays() + " days ahead.");
        if (validation.metrics().folds() == 0) {
            log.warn("The history is too short for a fold: weights are equal, intervals assume the spread of counts.");
        }
        if (deployed != null) {
            log.info("The deployed recipe, another one, has WAPE " + rounded(deployed.wape()) + " on the same folds.");
        }
        return new ValidatedCandidate(
                staged.write(input.product(), "validation", ForecastCodec.write(validation)),
                validation.metrics().folds(),
                validation.metrics().wape(),
                validation.metrics().seasonalNaiveWape(),
                millis,
                deployed);
    }

    /** Another recipe has to be better than the deployed one on the same folds, so that one is fitted on them as well. */
    private @Nullable ComparedRecipe refitted(ProductTrainingInput product, ProductData data, TrainingMonitor monitor) {
        DeployedRecipes.Deployed deployed = recipes.otherThan(product).orElse(null);
        if (deployed == null) {
            return null;
        }
        FeatureSet features = pipeline.engineerFeatures(data, deployed.options(), pooled.of(product));
        Validation validation = pipeline.validate(data, features, pooled.of(product, features), monitor);
        return new ComparedRecipe(deployed.name(), validation.metrics().wape());
    }

    private static String rounded(@Nullable Double value) {
        return value == null ? "not defined" : String.format(Locale.ROOT, "%.3f", value);
    }
}
