package com.bakery.forecasting;

import com.bakery.forecasting.TrainingRefusedException.Reason;

/**
 * What an option's value must be. A class of its own: were the rules in {@link PipelineOptions}, its settings and their
 * default could each be the first to need the other, and one would find the other's default still null.
 */
final class OptionRules {
    private OptionRules() {}

    static void requireScale(String name, double value) {
        require(value > 0 && value <= 1000, name, value, "above 0, at most 1000");
    }

    static void require(boolean holds, String name, Object value, String range) {
        if (!holds) {
            throw new TrainingRefusedException(
                    Reason.INVALID_OPTIONS, "Option " + name + " must be " + range + ", not " + value + ".");
        }
    }
}
