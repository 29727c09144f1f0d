package com.bakery.training.activities.validation;

import com.bakery.forecasting.ForecastingEngine;
import com.bakery.forecasting.PipelineOptions;
import com.bakery.training.activities.feature.JobOptions;
import com.bakery.training.activities.lineage.Recipe;
import com.bakery.training.registry.model.ModelRepository;
import com.bakery.training.registry.model.TrainedModel;
import com.bakery.training.workflows.training.ProductTrainingInput;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The recipes that products are served by, where a training follows another one. */
public final class DeployedRecipes {
    private final ModelRepository models;
    private final JobOptions options;

    public DeployedRecipes(ModelRepository models, JobOptions options) {
        this.models = models;
        this.options = options;
    }

    /** @param name by which the deployed version stores it */
    record Deployed(String name, PipelineOptions options) {}

    /**
     * The recipe of the deployed version, if this training follows another one and can refit it: one of another engine, or
     * of a version that did not store its options, cannot be. It is measured on the days ahead that this training is measured
     * on; a recipe that differs in those alone is no other one.
     */
    Optional<Deployed> otherThan(ProductTrainingInput product) {
        PipelineOptions asked = options.of(product.tenantId(), product.jobId());
        String own = Recipe.of(ForecastingEngine.VERSION, asked);
        return models.deployed(product.tenantId(), product.productId())
                .filter(model -> ForecastingEngine.VERSION.equals(model.engineVersion()))
                .flatMap(model -> recipe(model, asked))
                .filter(deployed ->
                        !deployed.name().equals(own) && !deployed.options().equals(asked));
    }

    private static Optional<Deployed> recipe(TrainedModel model, PipelineOptions asked) {
        String name = model.recipe();
        Map<String, Object> stored = model.lineage().options();
        if (name == null || stored == null) {
            return Optional.empty();
        }
        Map<String, Object> sameDaysAhead = new TreeMap<>(stored);
        sameDaysAhead.put("horizon", asked.horizonDays());
        return Optional.of(new Deployed(name, asked.withOverrides(sameDaysAhead)));
    }
}
