package com.bakery.prophet;

import java.util.Locale;

/** How an effect acts: added to the trend, or as a share of it (Prophet: {@code mode}, {@code seasonality_mode}). */
public enum EffectMode {
    ADDITIVE,
    MULTIPLICATIVE;

    /** Python's spelling. */
    public String pythonName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
