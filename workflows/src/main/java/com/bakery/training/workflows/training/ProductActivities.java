package com.bakery.training.workflows.training;

import io.temporal.workflow.Workflow;

/** The six steps' activities, each with its own options and the product's name as the line the Temporal UI shows. */
final class ProductActivities {
    final CollectionActivities collection;
    final FeatureActivities features;
    final FittingActivities fitting;
    final ValidationActivities validation;
    final StorageActivities storage;
    final RegistrationActivities registration;

    ProductActivities(String productName) {
        String name = Story.shortened(productName);
        collection = Workflow.newActivityStub(CollectionActivities.class, TrainingActivityOptions.collection(name));
        features = Workflow.newActivityStub(FeatureActivities.class, TrainingActivityOptions.features(name));
        fitting = Workflow.newActivityStub(FittingActivities.class, TrainingActivityOptions.fitting(name));
        validation = Workflow.newActivityStub(ValidationActivities.class, TrainingActivityOptions.validation(name));
        storage = Workflow.newActivityStub(StorageActivities.class, TrainingActivityOptions.storage(name));
        registration =
                Workflow.newActivityStub(RegistrationActivities.class, TrainingActivityOptions.registration(name));
    }
}
