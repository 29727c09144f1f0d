package com.bakery.training.workflows.training;

import com.bakery.training.workflows.FailureType;
import com.bakery.training.workflows.SearchAttributes;
import com.bakery.training.workflows.training.CollectionActivities.CollectedData;
import com.bakery.training.workflows.training.FeatureActivities.EngineeredFeatures;
import com.bakery.training.workflows.training.FittingActivities.FittedCandidate;
import com.bakery.training.workflows.training.RegistrationActivities.RegisteredModel;
import com.bakery.training.workflows.training.StorageActivities.StoredModel;
import com.bakery.training.workflows.training.ValidationActivities.ValidatedCandidate;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;

/** See {@link ProductTrainingWorkflow}. */
public final class ProductTrainingWorkflowImpl implements ProductTrainingWorkflow {
    private final ProductTrainingInput product;
    private final ProductActivities activities;
    private TrainingStep step = TrainingStep.WAITING;

    @WorkflowInit
    public ProductTrainingWorkflowImpl(ProductTrainingInput product) {
        this.product = product;
        this.activities = new ProductActivities(product.productName());
    }

    @Override
    public ProductTrainingResult train(ProductTrainingInput input) {
        try {
            CollectedData data = collect();
            EngineeredFeatures features = engineerFeatures(data);
            FittedCandidate candidate = fit(data, features);
            ValidatedCandidate validation = validate(data, features);
            StoredModel stored = store(data, features, candidate, validation);
            RegisteredModel model = register(data, candidate, validation, stored);
            return ended(ProductTrainingResult.completed(product.productId(), model.modelVersion()));
        } catch (ActivityFailure failure) {
            return refused(failure);
        }
    }

    @Override
    public TrainingStep step() {
        return step;
    }

    private CollectedData collect() {
        enter(TrainingStep.COLLECT);
        return activities.collection.collect(product);
    }

    private EngineeredFeatures engineerFeatures(CollectedData data) {
        enter(TrainingStep.ENGINEER_FEATURES);
        return activities.features.engineerFeatures(new FeatureActivities.FeatureInput(product, data.data()));
    }

    private FittedCandidate fit(CollectedData data, EngineeredFeatures features) {
        enter(TrainingStep.FIT);
        return activities.fitting.fit(new FittingActivities.FitInput(product, data.data(), features.features()));
    }

    private ValidatedCandidate validate(CollectedData data, EngineeredFeatures features) {
        enter(TrainingStep.VALIDATE);
        return activities.validation.validate(
                new ValidationActivities.ValidateInput(product, data.data(), features.features()));
    }

    private StoredModel store(
            CollectedData data, EngineeredFeatures features, FittedCandidate candidate, ValidatedCandidate validation) {
        enter(TrainingStep.STORE);
        return activities.storage.store(new StorageActivities.StoreInput(
                product, data.data(), features.features(), candidate.candidate(), validation.validation()));
    }

    private RegisteredModel register(
            CollectedData data, FittedCandidate candidate, ValidatedCandidate validation, StoredModel stored) {
        enter(TrainingStep.REGISTER);
        return activities.registration.register(new RegistrationActivities.RegisterInput(
                product, data, candidate, validation, stored, candidate.fitMillis() + validation.validationMillis()));
    }

    /** A cancellation passes through; a job that is no longer running wants no record; everything else is recorded. */
    private ProductTrainingResult refused(ActivityFailure failure) {
        if (FailureReason.isCancellation(failure)) {
            throw failure;
        }
        FailureReason reason = FailureReason.of(failure);
        if (reason.type() != FailureType.JOB_NOT_RUNNING) {
            activities.registration.recordFailure(
                    new RegistrationActivities.FailureRecord(product, step, reason.type(), reason.message()));
        }
        return ended(ProductTrainingResult.failed(product.productId(), reason.type(), reason.message()));
    }

    private void enter(TrainingStep next) {
        step = next;
        Workflow.setCurrentDetails(Story.of(product, step));
    }

    private ProductTrainingResult ended(ProductTrainingResult result) {
        step = TrainingStep.DONE;
        Workflow.setCurrentDetails(Story.of(product, result));
        SearchAttributes.ended(result.outcome());
        return result;
    }
}
