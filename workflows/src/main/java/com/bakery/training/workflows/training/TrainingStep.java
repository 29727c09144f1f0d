package com.bakery.training.workflows.training;

/** The steps of a product training, in their order. */
public enum TrainingStep {
    WAITING("waiting"),
    COLLECT("collect"),
    ENGINEER_FEATURES("engineer_features"),
    FIT("fit"),
    VALIDATE("validate"),
    STORE("store"),
    REGISTER("register"),
    DONE("done");

    private final String label;

    TrainingStep(String label) {
        this.label = label;
    }

    /** The name in rows and answers. */
    public String label() {
        return label;
    }
}
