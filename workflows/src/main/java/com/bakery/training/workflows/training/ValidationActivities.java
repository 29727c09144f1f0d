package com.bakery.training.workflows.training;

import io.temporal.activity.ActivityInterface;
import org.jspecify.annotations.Nullable;

/** Step 4: how good the forecasts are on days the members have not seen. Processor-bound like the fit. */
@ActivityInterface
public interface ValidationActivities {

    /**
     * Refits on rolling origins, derives weights, intervals and metrics, and compares with seasonal naive on the same
     * folds. Stages the result; repeating it stages the same content.
     */
    ValidatedCandidate validate(ValidateInput input);

    record ValidateInput(ProductTrainingInput product, ArtifactReference data, ArtifactReference features) {}

    /**
     * @param wape over the folds, null where the actuals sum to 0
     * @param validationMillis time spent computing, without waiting for a slot
     * @param deployedRecipe the deployed recipe on the same folds, where it is another one; null where it is not, and in runs that began before it was looked at
     */
    record ValidatedCandidate(
            ArtifactReference validation,
            int folds,
            @Nullable Double wape,
            @Nullable Double seasonalNaiveWape,
            long validationMillis,
            @Nullable ComparedRecipe deployedRecipe) {}

    /**
     * @param recipe as stored with the deployed version
     * @param wape over the folds, null where the actuals sum to 0
     */
    record ComparedRecipe(String recipe, @Nullable Double wape) {}
}
