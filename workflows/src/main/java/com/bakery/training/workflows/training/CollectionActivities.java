package com.bakery.training.workflows.training;

import io.temporal.activity.ActivityInterface;
import java.time.LocalDate;

/** Step 1: the product's data. */
@ActivityInterface
public interface CollectionActivities {

    /**
     * Gathers the sales of product and shop, regressors, holidays and settings, finds gaps, closed days and outliers by
     * rule (logged), and stages the data set by content. Repeating it stages the same content under the same key.
     *
     * @throws io.temporal.failure.ApplicationFailure {@code UnknownProductError}, {@code InsufficientDataError},
     *     {@code NoVariationError}, {@code InvalidDataError}, {@code JobNotRunningError}: not retried
     */
    CollectedData collect(ProductTrainingInput product);

    /**
     * @param data the staged data set
     * @param saleDays days with a quantity above 0
     */
    record CollectedData(ArtifactReference data, int saleDays, LocalDate from, LocalDate to) {}
}
