package com.bakery.prophet;

import com.bakery.prophet.ProphetException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A periodic effect.
 *
 * @param period in days, above 0
 * @param fourierOrder pairs of sine and cosine, at least 1
 * @param priorScale standard deviation of its coefficients' prior, above 0
 * @param conditionName column of 0 and 1 that switches it; null for always
 * @param mode null takes the model's seasonality mode
 */
public record Seasonality(
        String name,
        double period,
        int fourierOrder,
        double priorScale,
        @Nullable String conditionName,
        @Nullable EffectMode mode) {
    public Seasonality {
        if (!(period > 0) || Double.isInfinite(period)) {
            throw new ProphetException(
                    Reason.INVALID_OPTION, "period of seasonality " + name + " must be above 0, not " + period);
        }
        if (fourierOrder < 1 || fourierOrder > 1000) {
            throw new ProphetException(
                    Reason.INVALID_OPTION,
                    "fourier order of seasonality " + name + " must lie in 1..1000, not " + fourierOrder);
        }
        ProphetOptions.requirePriorScale("seasonality " + name, priorScale);
    }

    /** In the model's seasonality mode. */
    public Seasonality(
            String name, double period, int fourierOrder, double priorScale, @Nullable String conditionName) {
        this(name, period, fourierOrder, priorScale, conditionName, null);
    }

    /** This seasonality in a mode that is no longer the model's to decide. */
    public Seasonality in(EffectMode resolved) {
        return new Seasonality(name, period, fourierOrder, priorScale, conditionName, resolved);
    }
}
