package com.bakery.training.workflows.training;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Trains one product in six named steps. */
@WorkflowInterface
public interface ProductTrainingWorkflow {

    /**
     * Collects, engineers features, fits, validates, stores and registers.
     *
     * @return the outcome; a product that cannot be trained is a result with its reason, not an exception
     */
    @WorkflowMethod
    ProductTrainingResult train(ProductTrainingInput input);

    /** The step the product is in; answers from the first instant. */
    @QueryMethod
    TrainingStep step();
}
