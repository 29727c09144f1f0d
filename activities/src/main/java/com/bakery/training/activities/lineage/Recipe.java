package com.bakery.training.activities.lineage;

import com.bakery.forecasting.PipelineOptions;

/**
 * How a model comes about, without the data: the engine and the options. Which members carry the product, and how much, is an outcome of the recipe: it changes with
 * the data. The least days of data are no part of it: they decide whether there is a model, not which.
 */
public final class Recipe {
    private Recipe() {}

    /** The text by which recipes are compared. */
    public static String of(String engine, PipelineOptions asked) {
        return engine + " " + asked.overrides();
    }
}
