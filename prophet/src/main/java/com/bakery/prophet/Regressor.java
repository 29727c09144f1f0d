package com.bakery.prophet;

/**
 * An extra regressor, read from the column of its name.
 *
 * @param priorScale standard deviation of its coefficient's prior, above 0
 */
public record Regressor(String name, double priorScale, Standardize standardize) {
    /** Whether the column is centred and divided by its standard deviation; AUTO leaves 0/1 columns alone. */
    public enum Standardize {
        AUTO,
        YES,
        NO
    }

    public Regressor {
        ProphetOptions.requirePriorScale("regressor " + name, priorScale);
    }
}
