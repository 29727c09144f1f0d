package com.bakery.training.registry.model;

import org.jspecify.annotations.Nullable;

/**
 * The recipe that was deployed when a version was validated, refitted on the version's folds.
 *
 * @param recipe as stored with the deployed version
 * @param wape on the same folds; null where the actuals sum to 0
 */
public record ComparedRecipe(String recipe, @Nullable Double wape) {}
