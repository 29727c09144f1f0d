package com.bakery.prophet;

import org.jspecify.annotations.Nullable;

/**
 * An extra regressor, read from the column of its name.
 *
 * @param priorScale standard deviation of its coefficient's prior, above 0
 * @param mode null takes the model's seasonality mode
 */
public record Regressor(String name, double priorScale, Standardize standardize, @Nullable EffectMode mode) {
    /** Whether the column is centred and divided by its standard deviation; AUTO leaves 0/1 columns alone. */
    public enum Standardize {
        AUTO,
        YES,
        NO
    }

    public Regressor {
        ProphetOptions.requirePriorScale("regressor " + name, priorScale);
    }

    /** In the model's seasonality mode. */
    public Regressor(String name, double priorScale, Standardize standardize) {
        this(name, priorScale, standardize, null);
    }

    /** This regressor in a mode that is no longer the model's to decide. */
    public Regressor in(EffectMode resolved) {
        return new Regressor(name, priorScale, standardize, resolved);
    }
}
